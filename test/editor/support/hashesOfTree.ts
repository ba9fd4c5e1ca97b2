import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A hash of every file and folder below the absolute `folder`, by path: of kind, permissions and content; `.git` is no
 * exception.
 */
export function hashesOfTree(folder: string): Readonly<Record<string, string>> {
	const hashes: Record<string, string> = {};
	for (const path of readdirSync(folder, {
		recursive: true,
		encoding: "utf8",
	}).sort()) {
		const stats = lstatSync(join(folder, path));
		const hash = createHash("sha256").update(`${stats.mode}\0`);
		if (stats.isFile()) hash.update(readFileSync(join(folder, path)));
		hashes[path] = hash.digest("hex");
	}
	return hashes;
}
