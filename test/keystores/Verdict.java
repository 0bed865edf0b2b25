// Prints what this JDK says of keystores: one line of input each (file, store password, key password), one line of JSON out.

import java.io.*;
import java.nio.file.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.security.cert.X509Certificate;
import java.security.interfaces.*;
import java.util.*;

public class Verdict {
    public static void main(String[] arguments) throws Exception {
        // Each type reads its own format only, so that the type which loads is what the bytes are.
        Security.setProperty("keystore.type.compat", "false");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "US-ASCII");
        for (String line; (line = in.readLine()) != null;) {
            String[] parts = line.split("\t", -1);
            out.println(verdict(Files.readAllBytes(Paths.get(decode(parts[0]))), password(parts[1]), password(parts[2])));
        }
    }

    static String verdict(byte[] bytes, char[] password, char[] keyPassword) {
        KeyStore store = null;
        Boolean opens = null;
        for (String type : new String[] {"JKS", "PKCS12", "JCEKS"}) {
            KeyStore unlocked = load(type, bytes, null);
            if (unlocked == null) continue;
            KeyStore opened = password == null ? null : load(type, bytes, password);
            if (password != null) opens = opened != null;
            store = opened != null ? opened : unlocked;
            break;
        }
        if (store == null) return "{\"type\":null}";
        return "{\"type\":" + quote(store.getType()) + ",\"opens\":" + opens + ",\"entries\":[" + entries(store, keyPassword) + "]}";
    }

    static KeyStore load(String type, byte[] bytes, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(new ByteArrayInputStream(bytes), password);
            return store;
        } catch (Exception e) {
            return null;
        }
    }

    static String entries(KeyStore store, char[] keyPassword) {
        List<String> found = new ArrayList<>();
        try {
            for (String alias : Collections.list(store.aliases())) {
                found.add("{\"alias\":" + quote(alias) + ",\"kind\":" + quote(kind(store, alias))
                    + ",\"created\":" + store.getCreationDate(alias).getTime()
                    + ",\"keyOpens\":" + keyOpens(store, alias, keyPassword) + ",\"chain\":[" + chain(store, alias) + "]}");
            }
        } catch (KeyStoreException e) {
            throw new IllegalStateException(e);
        }
        return String.join(",", found);
    }

    static String kind(KeyStore store, String alias) throws KeyStoreException {
        if (store.isCertificateEntry(alias)) return "certificate";
        return store.entryInstanceOf(alias, KeyStore.SecretKeyEntry.class) ? "secret" : "key";
    }

    static String keyOpens(KeyStore store, String alias, char[] keyPassword) throws KeyStoreException {
        if (keyPassword == null || store.isCertificateEntry(alias)) return "null";
        try {
            return String.valueOf(store.getKey(alias, keyPassword) != null);
        } catch (UnrecoverableKeyException e) {
            return "false";
        } catch (NoSuchAlgorithmException e) {
            return "null";
        }
    }

    static String chain(KeyStore store, String alias) throws KeyStoreException {
        java.security.cert.Certificate[] chain = store.getCertificateChain(alias);
        if (chain == null && store.getCertificate(alias) != null) chain = new java.security.cert.Certificate[] {store.getCertificate(alias)};
        List<String> found = new ArrayList<>();
        for (java.security.cert.Certificate one : chain == null ? new java.security.cert.Certificate[0] : chain) found.add(certificate((X509Certificate) one));
        return String.join(",", found);
    }

    static String certificate(X509Certificate one) {
        boolean[] usage = one.getKeyUsage();
        try {
            return "{\"subject\":" + quote(one.getSubjectX500Principal().toString()) + ",\"issuer\":" + quote(one.getIssuerX500Principal().toString())
                + ",\"serial\":" + quote(one.getSerialNumber().toString(16))
                + ",\"notBefore\":" + one.getNotBefore().getTime() + ",\"notAfter\":" + one.getNotAfter().getTime()
                + ",\"keySize\":" + size(one.getPublicKey()) + ",\"signatureAlgorithm\":" + quote(one.getSigAlgName())
                + ",\"usage\":" + (usage == null ? "null" : Arrays.toString(usage))
                + ",\"purposes\":" + (one.getExtendedKeyUsage() == null ? 0 : one.getExtendedKeyUsage().size())
                + ",\"names\":" + (one.getSubjectAlternativeNames() == null ? 0 : one.getSubjectAlternativeNames().size())
                + ",\"ca\":" + (one.getBasicConstraints() >= 0)
                + ",\"sha256\":" + quote(hex(MessageDigest.getInstance("SHA-256").digest(one.getEncoded()))) + "}";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String size(PublicKey key) {
        if (key instanceof RSAKey) return String.valueOf(((RSAKey) key).getModulus().bitLength());
        if (key instanceof ECKey) return String.valueOf(((ECKey) key).getParams().getOrder().bitLength());
        if (key instanceof DSAKey) return String.valueOf(((DSAKey) key).getParams().getP().bitLength());
        return "null";
    }

    static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte one : bytes) text.append(String.format("%02x", one));
        return text.toString();
    }

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char one : text.toCharArray()) {
            quoted.append(one < 32 || one > 126 || one == '"' || one == '\\' ? String.format("\\u%04x", (int) one) : String.valueOf(one));
        }
        return quoted.append('"').toString();
    }

    static String decode(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    static char[] password(String base64) {
        return base64.equals("-") ? null : decode(base64).toCharArray();
    }
}
