#!/bin/sh
# Shows how the stores of this folder were made, once; run it in an empty folder. Needs keytool (17) and openssl (3).
set -e

dname='CN=localhost, OU=Test, O="Example, Inc.", L=Köln, C=DE'
new() { file=$1; type=$2; shift 2; keytool -genkeypair -keystore "$file" -storetype "$type" -dname "$dname" -validity 3650 "$@"; }
rsa='-keyalg RSA -keysize 1024 -sigalg SHA256withRSA'

# An authority, and a key with a certificate of its, with all that a certificate for TLS has.
keytool -genkeypair -keystore root.p12 -storepass changeit -alias root -dname 'CN=Example Root, O=Example, C=DE' $rsa -ext bc:c -ext ku:c=keyCertSign,cRLSign -validity 7300
keytool -exportcert -rfc -keystore root.p12 -storepass changeit -alias root -file root.pem
new chain.jks JKS -storepass changeit -keypass changeit -alias wso2carbon $rsa
keytool -certreq -keystore chain.jks -storepass changeit -alias wso2carbon -file chain.csr
keytool -gencert -keystore root.p12 -storepass changeit -alias root -infile chain.csr -outfile chain.pem -rfc -validity 3650 \
  -ext san=dns:localhost,dns:*.example.com,ip:127.0.0.1,ip:::1,email:a@example.com,uri:https://example.com/ -ext eku=serverAuth,clientAuth -ext ku:c=digitalSignature,dataEncipherment
keytool -importcert -noprompt -keystore chain.jks -storepass changeit -alias Root -file root.pem
keytool -importcert -noprompt -keystore chain.jks -storepass changeit -alias wso2carbon -file chain.pem

# JKS and JCEKS: passwords of their own for keys, other letters than ASCII, secret keys.
new passwords.jks JKS -storepass 'pässwörd' -keypass 'другой пароль' -alias 'Schlüssel' -keyalg EC -groupname secp256r1
new passwords.jks JKS -storepass 'pässwörd' -keypass 'pässwörd' -alias 'ключ' -keyalg DSA -keysize 1024
new mixed.jceks JCEKS -storepass changeit -keypass keysecret -alias MyKey $rsa
keytool -genseckey -keystore mixed.jceks -storetype JCEKS -storepass changeit -keypass changeit -alias secret -keyalg AES -keysize 128
keytool -importcert -noprompt -keystore mixed.jceks -storetype JCEKS -storepass changeit -alias root -file root.pem
new empty.jks JKS -storepass changeit -keypass changeit -alias a $rsa
keytool -delete -keystore empty.jks -storepass changeit -alias a

# PKCS12 by Java: as it is today, in the old manner (as WSO2 Identity Server 7 ships it), and without any protection of certificates.
keytool -importkeystore -noprompt -srckeystore chain.jks -srcstorepass changeit -destkeystore modern.p12 -deststoretype PKCS12 -deststorepass changeit
new legacy.p12 PKCS12 -J-Dkeystore.pkcs12.legacy -storepass changeit -alias MyKey $rsa
keytool -importcert -noprompt -J-Dkeystore.pkcs12.legacy -keystore legacy.p12 -storepass changeit -alias root -file root.pem
new edwards.p12 PKCS12 -storepass changeit -alias 'Ключ' -keyalg Ed25519
keytool -genseckey -keystore edwards.p12 -storepass changeit -alias secret -keyalg AES -keysize 128
keytool -importcert -noprompt -J-Dkeystore.pkcs12.macAlgorithm=NONE -J-Dkeystore.pkcs12.certProtectionAlgorithm=NONE \
  -keystore passwordless.p12 -storetype PKCS12 -storepass changeit -alias Root -file root.pem

# PKCS12 by openssl: as it is today, in the old manner, and without names.
openssl req -x509 -newkey rsa:1024 -nodes -keyout key.pem -out certificate.pem -days 3650 -subj '/C=DE/O=Example/CN=localhost'
openssl pkcs12 -export -in certificate.pem -inkey key.pem -certfile root.pem -name MyKey -out openssl.p12 -passout pass:changeit
openssl pkcs12 -export -legacy -in certificate.pem -inkey key.pem -out openssl-legacy.p12 -passout pass:
rm -f *.pem *.csr root.p12
