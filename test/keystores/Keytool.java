// Runs many keytool commands in one JVM: a line of input is one command, its arguments in Base64 between tabs.
// An argument -J-Dname=value is a system property for that command. Two commands that keytool lacks:
// "rekey FILE TYPE STOREPASS ALIAS KEYPASS NEWKEYPASS" gives a key a password of its own, and
// "restore FILE TYPE STOREPASS NEWSTOREPASS" writes a store under another password, also an empty one.

import java.io.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;

public class Keytool {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line; (line = in.readLine()) != null;) {
            List<String> command = new ArrayList<>();
            Properties before = (Properties) System.getProperties().clone();
            for (String part : line.split("\t", -1)) {
                String argument = new String(Base64.getDecoder().decode(part), StandardCharsets.UTF_8);
                if (argument.startsWith("-J-D")) {
                    String[] pair = argument.substring(4).split("=", 2);
                    System.setProperty(pair[0], pair.length > 1 ? pair[1] : "");
                } else {
                    command.add(argument);
                }
            }
            String result = run(command);
            System.setProperties(before);
            out.println(result);
        }
    }

    static String run(List<String> command) {
        try {
            if (command.get(0).equals("rekey")) rekey(command);
            else if (command.get(0).equals("restore")) restore(command);
            else sun.security.tools.keytool.Main.main(command.toArray(new String[0]));
            return "done";
        } catch (Exception e) {
            return "failed " + e;
        }
    }

    static void rekey(List<String> command) throws Exception {
        KeyStore store = load(command.get(1), command.get(2), command.get(3));
        String alias = command.get(4);
        Key key = store.getKey(alias, command.get(5).toCharArray());
        store.setKeyEntry(alias, key, command.get(6).toCharArray(), store.getCertificateChain(alias));
        save(store, command.get(1), command.get(3));
    }

    static void restore(List<String> command) throws Exception {
        KeyStore old = load(command.get(1), command.get(2), command.get(3));
        KeyStore store = KeyStore.getInstance(command.get(2));
        store.load(null, null);
        for (String alias : Collections.list(old.aliases())) {
            if (old.isCertificateEntry(alias)) store.setCertificateEntry(alias, old.getCertificate(alias));
            else store.setKeyEntry(alias, old.getKey(alias, command.get(3).toCharArray()), command.get(4).toCharArray(), old.getCertificateChain(alias));
        }
        save(store, command.get(1), command.get(4));
    }

    static KeyStore load(String file, String type, String password) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        try (InputStream in = new FileInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        return store;
    }

    static void save(KeyStore store, String file, String password) throws Exception {
        try (OutputStream out = new FileOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
    }
}
