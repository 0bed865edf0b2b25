#!/bin/sh
# Makes the keystores of the homes beside it, with keytool and openssl. Run it again only for a new home: every run makes new keys.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TZ=UTC LC_ALL=C.UTF-8

usages='-ext KU=digitalSignature,nonRepudiation,keyEncipherment,dataEncipherment -ext EKU=serverAuth,clientAuth'

# key FILE TYPE PASSWORD ALIAS SUBJECT HOST [START DAYS]: a keystore with one self-signed RSA key.
key() {
  keytool -genkeypair -keystore "$work/$1" -storetype "$2" -storepass "$3" -keypass "$3" -alias "$4" -dname "$5" \
    -keyalg RSA -keysize 2048 -sigalg SHA256withRSA -startdate "${7:-2024/01/01 00:00:00}" -validity "${8:-7300}" \
    -ext "SAN=dns:$6" $usages 2>/dev/null
}

# sign FILE TYPE PASSWORD ALIAS HOST: has the key's certificate signed by the example CA.
sign() {
  keytool -certreq -keystore "$work/$1" -storetype "$2" -storepass "$3" -alias "$4" -file "$work/request" 2>/dev/null
  keytool -gencert -keystore "$work/ca.p12" -storepass example -alias ca -infile "$work/request" -outfile "$work/reply" \
    -startdate '2024/01/01 00:00:00' -validity 7300 -sigalg SHA256withRSA -ext "SAN=dns:$5" $usages 2>/dev/null
  keytool -importcert -noprompt -keystore "$work/$1" -storetype "$2" -storepass "$3" -alias ca -file "$work/ca.crt" 2>/dev/null
  keytool -importcert -noprompt -keystore "$work/$1" -storetype "$2" -storepass "$3" -alias "$4" -file "$work/reply" 2>/dev/null
  keytool -delete -keystore "$work/$1" -storetype "$2" -storepass "$3" -alias ca 2>/dev/null
}

# trust TRUSTSTORE ALIAS FILE PASSWORD ALIAS: puts a keystore's certificate into a JKS truststore.
trust() {
  keytool -exportcert -keystore "$work/$3" -storepass "$4" -alias "$5" -file "$work/certificate" 2>/dev/null
  keytool -importcert -noprompt -keystore "$work/$1" -storetype JKS -storepass wso2carbon -alias "$2" -file "$work/certificate" 2>/dev/null
}

# put FILE HOME [NAME]: copies a store into a home's security folder.
put() {
  mkdir -p "$2/repository/resources/security"
  cp "$work/$1" "$2/repository/resources/security/${3:-$1}"
}

keytool -genkeypair -keystore "$work/ca.p12" -storetype PKCS12 -storepass example -alias ca -dname 'CN=Example Root CA, O=Example' \
  -keyalg RSA -keysize 2048 -sigalg SHA256withRSA -startdate '2023/01/01 00:00:00' -validity 9125 \
  -ext BC:critical=ca:true -ext KU:critical=keyCertSign,cRLSign 2>/dev/null
keytool -exportcert -keystore "$work/ca.p12" -storepass example -alias ca -file "$work/ca.crt" 2>/dev/null

# As shipped, but with a key of our own.
key wso2carbon.jks JKS wso2carbon wso2carbon 'CN=localhost, O=Example' localhost
trust client-truststore.jks wso2carbon wso2carbon.jks wso2carbon wso2carbon
for home in stock-api-manager toml enterprise-integrator enterprise-integrator/home/wso2/broker enterprise-integrator/home/wso2/analytics site-json; do
  case $home in */home/*) folder=$home ;; *) folder=$home/home ;; esac
  put wso2carbon.jks "$folder"
  put client-truststore.jks "$folder"
done
mkdir -p enterprise-integrator/home/wso2/msf4j/conf/data-bridge
cp "$work/client-truststore.jks" enterprise-integrator/home/wso2/msf4j/conf/data-bridge/

# sample: the key of the gateway is new, that of the broker has run out, and one JKS is none.
key gateway.jks JKS 4gateway-2026 gateway 'CN=api.example.com, O=Example' api.example.com
sign gateway.jks JKS 4gateway-2026 gateway api.example.com
key internal.jks JKS 4internal-2026 internal 'CN=internal data, O=Example' localhost
key old.jks JKS wso2carbon wso2carbon 'CN=localhost, O=Example' localhost '2022/12/31 00:00:00' 1096
key payments.jks PKCS12 4payments-2026 payments 'CN=payments client, O=Example' api.example.com
sign payments.jks PKCS12 4payments-2026 payments api.example.com
trust sample-truststore.jks example-ca ca.p12 example ca
trust sample-truststore.jks broker old.jks wso2carbon wso2carbon
for store in gateway.jks internal.jks payments.jks; do put $store sample/home; done
put old.jks sample/home wso2carbon.jks
put sample-truststore.jks sample/home client-truststore.jks

# gateway-with-profiles: the same stores, under another configuration.
for store in gateway.jks payments.jks; do put $store gateway-with-profiles/home; done
put old.jks gateway-with-profiles/home wso2carbon.jks
put sample-truststore.jks gateway-with-profiles/home client-truststore.jks

# identity-server: primary, internal and TLS keystore apart, the last one PKCS #12.
key primary.jks JKS 4signing-2026 signing 'CN=id.example.com, O=Example' id.example.com
sign primary.jks JKS 4signing-2026 signing id.example.com
key data.jks JKS 4data-2026 data 'CN=internal data, O=Example' localhost
key tls.p12 PKCS12 4tls-2026 tls 'CN=id.example.com, O=Example' id.example.com
sign tls.p12 PKCS12 4tls-2026 tls id.example.com
trust identity-truststore.jks example-ca ca.p12 example ca
for store in primary.jks data.jks tls.p12; do put $store identity-server/home; done
put identity-truststore.jks identity-server/home client-truststore.jks

# cluster: two gateways with the same keys, of which one trusts a backend that the other does not know; half-replaced: one of those keys.
cp "$work/identity-truststore.jks" "$work/gateway-2.jks"
trust gateway-2.jks internal internal.jks 4internal-2026 internal
cp "$work/gateway-2.jks" "$work/gateway-1.jks"
trust gateway-1.jks payments-backend payments.jks 4payments-2026 payments
for node in gateway-1 gateway-2; do
  put gateway.jks cluster/home/$node
  put internal.jks cluster/home/$node
  put $node.jks cluster/home/$node client-truststore.jks
done
for store in primary.jks tls.p12; do put $store cluster/home/identity-server; done
put identity-truststore.jks cluster/home/identity-server client-truststore.jks
put gateway.jks half-replaced/home
put identity-truststore.jks half-replaced/home client-truststore.jks

# odd-texts: a password beyond ASCII, an empty store, and one that went through a text filter.
key umlaut.jks JKS 'schlüssel1' server 'CN=localhost, O=Example' localhost
trust odd-truststore.jks server umlaut.jks 'schlüssel1' server
put umlaut.jks odd-texts/home
put odd-truststore.jks odd-texts/home client-truststore.jks
: > odd-texts/home/repository/resources/security/empty.jks
node -e "const fs = require('node:fs'); fs.writeFileSync(process.argv[2], fs.readFileSync(process.argv[1], 'utf8'))" \
  "$work/odd-truststore.jks" odd-texts/home/repository/resources/security/filtered.jks
head -c 700 "$work/umlaut.jks" > odd-texts/home/repository/resources/security/cut-short.jks

# site-json: a certificate of the identity provider beside the key.
cp "$work/wso2carbon.jks" "$work/with-provider.jks"
trust with-provider.jks provider primary.jks 4signing-2026 signing
put with-provider.jks site-json/home wso2carbon.jks

# secrets HOME FILE PASSWORD ALIAS: writes cipher-text.properties as the cipher tool does, of lines `name=password`.
secrets() {
  keytool -exportcert -rfc -keystore "$work/$2" -storepass "$3" -alias "$4" -file "$work/vault.pem" 2>/dev/null
  mkdir -p "$1/repository/conf/security"
  printf '#Mon Apr 06 09:12:44 UTC 2026\n' > "$1/repository/conf/security/cipher-text.properties"
  while IFS='=' read -r name password; do
    secret=$(printf %s "$password" | openssl pkeyutl -encrypt -certin -inkey "$work/vault.pem" -pkeyopt rsa_padding_mode:pkcs1 | base64 -w0 | sed 's/=/\\=/g')
    printf '%s=%s\n' "$name" "$secret" >> "$1/repository/conf/security/cipher-text.properties"
  done
}

echo Carbon.Security.TrustStore.Password=wso2carbon | secrets sample/home gateway.jks 4gateway-2026 gateway

# identity-server-with-vault: the keystores of identity-server, and secrets for all but two of its passwords.
vault=identity-server-with-vault/home
for store in primary.jks data.jks tls.p12; do put $store $vault; done
put identity-truststore.jks $vault client-truststore.jks
secrets $vault primary.jks 4signing-2026 signing << 'END'
Carbon.Security.KeyStore.Password=4signing-2026
Carbon.Security.KeyStore.KeyPassword=4signing-2026
Carbon.Security.InternalKeyStore.Password=4data-2026
Carbon.Security.InternalKeyStore.KeyPassword=4data-2026
Carbon.Security.TrustStore.Password=wso2carbon
UserManager.AdminUser.Password=admin-2026
Server.Service.Connector.keystorePass=4tls-2026
END
echo 'Datasources.WSO2_CARBON_DB.Configuration.Password=[canary-database-2026]' >> $vault/repository/conf/security/cipher-text.properties
