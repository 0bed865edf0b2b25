// Every rule, in alphabetical order.

import { aliasCase } from './alias-case.ts';
import { aliasNotFound } from './alias-not-found.ts';
import { aliasNotKey } from './alias-not-key.ts';
import { blockDuplicated } from './block-duplicated.ts';
import { certificateChainIncomplete } from './certificate-chain-incomplete.ts';
import { certificateExpired } from './certificate-expired.ts';
import { certificateExpiresSoon } from './certificate-expires-soon.ts';
import { certificateHostMismatch } from './certificate-host-mismatch.ts';
import { certificateNotTrusted } from './certificate-not-trusted.ts';
import { certificateNotYetValid } from './certificate-not-yet-valid.ts';
import { certificateReplyNotInstalled } from './certificate-reply-not-installed.ts';
import { certificateUsage } from './certificate-usage.ts';
import { certificateWeak } from './certificate-weak.ts';
import { cryptoServiceIncomplete } from './crypto-service-incomplete.ts';
import { cryptoServiceMissing } from './crypto-service-missing.ts';
import { cryptoServiceNotDisabled } from './crypto-service-not-disabled.ts';
import { dataEnciphermentMissing } from './data-encipherment-missing.ts';
import { defaultCertificateTrusted } from './default-certificate-trusted.ts';
import { defaultKeystore } from './default-keystore.ts';
import { defaultPassword } from './default-password.ts';
import { dynamicSslMissing } from './dynamic-ssl-missing.ts';
import { gatewayDrift } from './gateway-drift.ts';
import { hostnameVerifierOff } from './hostname-verifier-off.ts';
import { internalKeystoreMissing } from './internal-keystore-missing.ts';
import { internalKeystoreShared } from './internal-keystore-shared.ts';
import { internalKeystoreUnused } from './internal-keystore-unused.ts';
import { keyAlgorithm } from './key-algorithm.ts';
import { keyAmbiguous } from './key-ambiguous.ts';
import { keyPasswordDiffers } from './key-password-differs.ts';
import { keyPasswordWrong } from './key-password-wrong.ts';
import { keyPasswordsMixed } from './key-passwords-mixed.ts';
import { keystoreCase } from './keystore-case.ts';
import { keystoreDamaged } from './keystore-damaged.ts';
import { keystoreNotFound } from './keystore-not-found.ts';
import { keystorePartlyReplaced } from './keystore-partly-replaced.ts';
import { keystorePasswordWrong } from './keystore-password-wrong.ts';
import { keystoreTypeMismatch } from './keystore-type-mismatch.ts';
import { keystoreWithoutKey } from './keystore-without-key.ts';
import { keystoresAbsent } from './keystores-absent.ts';
import { passwordFileLeft } from './password-file-left.ts';
import { passwordMismatch } from './password-mismatch.ts';
import { passwordPlainText } from './password-plain-text.ts';
import { placeholderUnknown } from './placeholder-unknown.ts';
import { policySignerNotFound } from './policy-signer-not-found.ts';
import { policySyntax } from './policy-syntax.ts';
import { registryKeystoreUnused } from './registry-keystore-unused.ts';
import { secretAliasIgnored } from './secret-alias-ignored.ts';
import { secretKeyChanged } from './secret-key-changed.ts';
import { secretKeystoreDiffers } from './secret-keystore-differs.ts';
import { secretLineMalformed } from './secret-line-malformed.ts';
import { secretNamespace } from './secret-namespace.ts';
import { secretPathUnmatched } from './secret-path-unmatched.ts';
import { secretPlainText } from './secret-plain-text.ts';
import { secretUnresolved } from './secret-unresolved.ts';
import { settingIgnored } from './setting-ignored.ts';
import { settingMissing } from './setting-missing.ts';
import { sslProfileDefaultMissing } from './ssl-profile-default-missing.ts';
import { sslProfileDiffers } from './ssl-profile-differs.ts';
import { sslProfileFileMissing } from './ssl-profile-file-missing.ts';
import { sslProfileFormat } from './ssl-profile-format.ts';
import { sslProfileIncomplete } from './ssl-profile-incomplete.ts';
import { sslProfileInterval } from './ssl-profile-interval.ts';
import { sslProfilePathAbsolute } from './ssl-profile-path-absolute.ts';
import { sslProfileServer } from './ssl-profile-server.ts';
import { sslVerifyClient } from './ssl-verify-client.ts';
import { suppressionUnused } from './suppression-unused.ts';
import { tlsCertificateSelfSigned } from './tls-certificate-self-signed.ts';
import { tlsKeystoreInconsistent } from './tls-keystore-inconsistent.ts';
import { tlsKeystoreShared } from './tls-keystore-shared.ts';
import { tlsProtocolWeak } from './tls-protocol-weak.ts';
import { truststoreEmpty } from './truststore-empty.ts';
import { truststoreWithKey } from './truststore-with-key.ts';
import { valueWhitespace } from './value-whitespace.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [
  aliasCase,
  aliasNotFound,
  aliasNotKey,
  blockDuplicated,
  certificateChainIncomplete,
  certificateExpired,
  certificateExpiresSoon,
  certificateHostMismatch,
  certificateNotTrusted,
  certificateNotYetValid,
  certificateReplyNotInstalled,
  certificateUsage,
  certificateWeak,
  cryptoServiceIncomplete,
  cryptoServiceMissing,
  cryptoServiceNotDisabled,
  dataEnciphermentMissing,
  defaultCertificateTrusted,
  defaultKeystore,
  defaultPassword,
  dynamicSslMissing,
  gatewayDrift,
  hostnameVerifierOff,
  internalKeystoreMissing,
  internalKeystoreShared,
  internalKeystoreUnused,
  keyAlgorithm,
  keyAmbiguous,
  keyPasswordDiffers,
  keyPasswordWrong,
  keyPasswordsMixed,
  keystoreCase,
  keystoreDamaged,
  keystoreNotFound,
  keystorePartlyReplaced,
  keystorePasswordWrong,
  keystoreTypeMismatch,
  keystoreWithoutKey,
  keystoresAbsent,
  passwordFileLeft,
  passwordMismatch,
  passwordPlainText,
  placeholderUnknown,
  policySignerNotFound,
  policySyntax,
  registryKeystoreUnused,
  secretAliasIgnored,
  secretKeyChanged,
  secretKeystoreDiffers,
  secretLineMalformed,
  secretNamespace,
  secretPathUnmatched,
  secretPlainText,
  secretUnresolved,
  settingIgnored,
  settingMissing,
  sslProfileDefaultMissing,
  sslProfileDiffers,
  sslProfileFileMissing,
  sslProfileFormat,
  sslProfileIncomplete,
  sslProfileInterval,
  sslProfilePathAbsolute,
  sslProfileServer,
  sslVerifyClient,
  suppressionUnused,
  tlsCertificateSelfSigned,
  tlsKeystoreInconsistent,
  tlsKeystoreShared,
  tlsProtocolWeak,
  truststoreEmpty,
  truststoreWithKey,
  valueWhitespace,
];
