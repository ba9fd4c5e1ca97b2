import { saltedHash } from "../core/saltedHash.ts";

/** Tells texts apart by 16 hexadecimal digits. Without a salt: what is hashed lies on the same machine, for the same person. */
export function fingerprint(words: string): string {
	return saltedHash("", words);
}
