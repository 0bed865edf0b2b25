// What the JDK makes of a password where a key is derived from it.

/** The ways a password is written: an empty one has two, and the JDK tries both. */
export function passwordForms(password: string): readonly string[] {
  return password === '' ? ['', '\0'] : [password];
}

/** Whether the JDK takes the password at all: PKCS12 and the keys of JCEKS allow printable ASCII only. */
export function isAccepted(password: string): boolean {
  return /^[\x20-\x7e]*$/.test(password);
}
