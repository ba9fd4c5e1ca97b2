import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Digits of a salted hash: of a million texts two are the same once in some 40 million cases. */
const digits = 16;

/**
 * A hash of `text`, 16 lower-case hexadecimal digits, that tells whether another text is the same and, to whoever has not
 * the salt, nothing else. The salt is of one length for all texts (32 hexadecimal digits): it stands before the text.
 * Takes about 10 ms for a million characters.
 */
export function saltedHash(salt: string, text: string): string {
	return bytesToHex(sha256(utf8ToBytes(salt + text))).slice(0, digits);
}
