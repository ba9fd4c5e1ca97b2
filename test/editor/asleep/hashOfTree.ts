import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A hash of every file and folder below the absolute `folder`: names, kinds, permissions and contents; `.git` is no exception. */
export function hashOfTree(folder: string): string {
	const hash = createHash("sha256");
	for (const path of readdirSync(folder, {
		recursive: true,
		encoding: "utf8",
	}).sort()) {
		const stats = lstatSync(join(folder, path));
		hash.update(`${path}\0${stats.mode}\0`);
		if (stats.isFile()) hash.update(readFileSync(join(folder, path)));
	}
	return hash.digest("hex");
}
