import { sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * The id, in lower-case hexadecimal, that git gives a blob of the bytes, or of the text in UTF-8: the hash of `blob <bytes>\0` and the
 * bytes. `sha256` in repositories of that object format (<https://git-scm.com/docs/hash-function-transition>).
 */
export function gitBlobId(
	content: string | Uint8Array,
	format: "sha1" | "sha256" = "sha1",
): string {
	const bytes = typeof content === "string" ? utf8ToBytes(content) : content;
	const blob = concatBytes(utf8ToBytes(`blob ${bytes.length}\0`), bytes);
	return bytesToHex(format === "sha1" ? sha1(blob) : sha256(blob));
}
