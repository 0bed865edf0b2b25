// What --help says.

import type { Command } from './options.ts';

const general = `wso2-config finds and shows what is wrong with keystores in the configuration of WSO2 servers.

Usage:
  wso2-config check PATH...        find problems
  wso2-config keystores PATH...    list every place that names a keystore, and what it names
  wso2-config report PATH...       one page about homes, keystores, expiry and problems
  wso2-config show KEYSTORE        what a keystore holds
  wso2-config trust CERTIFICATE|KEYSTORE PATH
                                   have a home trust a certificate
  wso2-config use KEYSTORE PATH    make a home work with another keystore
  wso2-config rules                every rule: id, severity, one line, documentation link

PATH is a home, a folder above homes, a folder inside a home, or a file of a home.
A home is the folder of a WSO2 product: it holds repository/conf with carbon.xml in it.

Options:
  --help       this page; after a command: more about it
  --version    the version

Examples:
  wso2-config check /opt/wso2am-2.6.0
  wso2-config check --format sarif . > wso2-config.sarif
  wso2-config show repository/resources/security/wso2carbon.jks
  wso2-config use repository/resources/security/new.jks --for all --dry-run .
`;

const pages: Readonly<Record<Command, string>> = {
  check: `Find problems with keystores in the homes at, above or below PATH.

Usage: wso2-config check [OPTION]... PATH...

Reported are the problems in files at or under PATH.

Options:
  --format text|json|sarif|github   how problems are written (text)
  --min-severity error|warning|info|hint
                                    what is shown (info)
  --fail-on error|warning|info|never
                                    from which severity on the exit status is 1 (error)
  --rule ID=SEVERITY                report a rule as error, warning, info or hint, or turn it off;
                                    may be given several times
  --now YYYY-MM-DD                  judge certificates at 00:00 UTC of that day (default: now)
  --fix                             first make the fixes that need no decision, in files at or under
                                    PATH; what is left is reported
  --dry-run                         with --fix: print what it would change as a unified diff, in which
                                    each secret is ********, and write nothing
  --help, --version

Settings come from the nearest .wso2-config.json, upwards from each home
to the root of its repository or the working directory; --rule stands over them.

Exit status:
  0  nothing at the --fail-on level
  1  something
  2  wrong usage, or a PATH that does not exist, cannot be read or leads to no home
  3  a defect of wso2-config itself; what was found is still printed

Examples:
  wso2-config check .
  wso2-config check --fix --dry-run .
  wso2-config check --fail-on warning --rule default-keystore=off /opt/wso2
  wso2-config check --now 2027-01-01 --min-severity warning /opt/wso2am-2.6.0
`,
  keystores: `List every place that names a keystore, and what it names.

Usage: wso2-config keystores [OPTION]... PATH...

A line is FILE:LINE:COLUMN ROLE LOCATION → STATE. States: open (the configured password opens it),
locked (it does not, or none is known), missing, damaged, unsupported, unreadable,
unknown (the location cannot be known here).

Options:
  --format text|json|md
                       how places are written (text); md is a table in Markdown, for a ticket
  --unexplained        list instead every value, comments aside, that ends like a keystore's
                       file name and that no known place explains
  --help, --version

Exit status: 0, whatever was found; 2 wrong usage, or a PATH that does not exist, cannot be read or
leads to no home; 3 a defect of wso2-config itself.
`,
  report: `Write one page: the homes, who uses which keystore, when certificates expire, and the problems by rule.

Usage: wso2-config report [OPTION]... PATH...

Options:
  --format md|html     Markdown, or a page of HTML that needs nothing else and runs nothing (md)
  --output FILE        write it into a file (default: standard output)
  --min-severity error|warning|info|hint
                       which problems are in it (info)
  --rule ID=SEVERITY   report a rule as error, warning, info or hint, or turn it off;
                       may be given several times
  --now YYYY-MM-DD     judge certificates at 00:00 UTC of that day (default: now)
  --help, --version

It holds no password, no key and no other secret, and homes are named without the folders above them.

Exit status: 0, whatever was found; 2 wrong usage, or a PATH that does not exist, cannot be read or
leads to no home, or a FILE that cannot be written; 3 a defect of wso2-config itself.

Examples:
  wso2-config report . | less
  wso2-config report --format html --output keystores.html /opt/wso2
`,
  show: `Show what a keystore holds. JKS, JCEKS and PKCS12 are told apart by their bytes.

Usage: wso2-config show [OPTION]... KEYSTORE

The password comes from the environment variable WSO2_KEYSTORE_PASSWORD, from standard input
with --password-stdin, or on a terminal from a prompt; never from an argument.
Without one, what needs none is listed. A different key password: WSO2_KEY_PASSWORD.

Options:
  --format text|json   how entries are written (text)
  --password-stdin     read the password from standard input, up to the first line break
  --help, --version

Exit status: 0; 1 where a password is wrong or the file is no keystore that can be read;
2 wrong usage, or a file that does not exist or cannot be read; 3 a defect of wso2-config itself.

Examples:
  WSO2_KEYSTORE_PASSWORD=... wso2-config show wso2carbon.jks
  pass show wso2 | wso2-config show --password-stdin --format json wso2carbon.p12
`,
  trust: `Have a home trust a certificate: add it to the truststore that its carbon.xml names.

Usage: wso2-config trust [OPTION]... CERTIFICATE|KEYSTORE PATH

CERTIFICATE is a file of one certificate or a chain: PEM, DER or PKCS #7 (.crt, .cer, .pem, .der, .p7b).
KEYSTORE is a keystore that can be listed without a password (JKS, JCEKS), or that the home opens.
Of a chain its authority is added where the chain has it, else the certificate itself.

The truststore is changed on a copy, which is read back (by keytool, too, where there is one), and
exchanged in one step; it stays beside it as it was, as client-truststore.jks.DATE-TIME.bak.
Its password is that of carbon.xml; where that is a secret, it comes from the environment variable
WSO2_KEYSTORE_PASSWORD, from standard input with --password-stdin, or on a terminal from a prompt.

Options:
  --alias ALIAS        the entry of KEYSTORE to trust; needed where it has several keys
  --as ALIAS           the alias in the truststore; where it is taken, the next that is free
  --dry-run            say what would be added, and write nothing
  --password-stdin     read the truststore's password from standard input, up to the first line break
  --help, --version

Exit status: 0 where it is done or was done before; 1 where the truststore stays as it is, and why is said;
2 wrong usage, or a file or home that is not there; 3 a defect of wso2-config itself.

Examples:
  wso2-config trust gateway.crt /opt/wso2am-2.6.0
  wso2-config trust --alias gateway repository/resources/security/gateway.jks .
`,
  use: `Make the places of a home work with another keystore: in every file its location, type,
passwords and alias, as that file writes them.

Usage: wso2-config use KEYSTORE --for ROLE[,ROLE] [OPTION]... PATH

PATH is a home, or a file or folder inside one: then only places at or under it are changed.
Roles are those that 'wso2-config keystores' lists: primary, internal, tls, transport, ssl-profile,
broker, data-bridge, thrift, client, sso, secure-vault, policy, truststore and the others;
all is everything that names the keystore that the primary names.

The password of the keystore comes from the environment variable WSO2_KEYSTORE_PASSWORD, from
standard input with --password-stdin, or on a terminal from a prompt; never from an argument.
A different key password: WSO2_KEY_PASSWORD. Both are tried on the file before anything is changed.

A password that is a secret of the secure vault stays one: the new password goes into
cipher-text.properties in brackets, and the cipher tool has to be run.
All files are written, or none; encodings and permissions stay.

Options:
  --for ROLE[,ROLE]    what the keystore is for
  --alias ALIAS        the key that is meant, where the keystore holds several
  --dry-run            print a unified diff, in which each secret is ********, and write nothing
  --unread             change the places that the server does not read, too
  --yes                agree to what is warned of: data encrypted with the present key becomes
                       unreadable; without it a terminal asks, and elsewhere nothing is changed
  --password-stdin     read the password from standard input, up to the first line break
  --help, --version

Exit status: 0; 1 where a password is wrong, or a place that the server reads had to be left as it is;
2 wrong usage, not agreed to, or a file that cannot be read or written; 3 a defect of wso2-config itself.

Examples:
  wso2-config use repository/resources/security/new.jks --for all --dry-run .
  pass show new | wso2-config use new.jks --for tls,transport --password-stdin /opt/wso2am-2.6.0
`,
  rules: `List every rule: id, severity, one line, documentation link.

Usage: wso2-config rules [--format text|json]
`,
};

export const help = (command: Command | undefined): string => (command ? pages[command] : general);
