import { createHash } from "node:crypto";
import { basename } from "node:path";

/** A file name that tells the folder at the absolute path `root` from every other, and says its name to a person. */
export function storageName(root: string): string {
	const letters = [...basename(root).replace(/[^\p{L}\p{N}._-]+/gu, "-")];
	const readable = letters.slice(0, 40).join("");
	const hash = createHash("sha256").update(root).digest("hex").slice(0, 16);
	return `${readable || "root"}-${hash}`;
}
