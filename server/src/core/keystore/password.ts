// What the JDK makes of a password where a key is derived from it.

/** The ways a password is written: an empty one has two, and the JDK tries both. */
export function passwordForms(password: string): readonly string[] {
  return password === '' ? ['', '\0'] : [password];
}

/**
 * Whether every JDK takes the password at all: up to Java 21, PKCS12 and the keys of JCEKS allow printable ASCII only,
 * even if the password is the right one. (JKS takes any.)
 */
export function isAccepted(password: string): boolean {
  return /^[\x20-\x7e]*$/.test(password);
}

/** Why a store stays locked with a password that is right. */
export const notAscii = 'the password is right, but Java takes only printable ASCII in the password of a PKCS12';
