/** An entry of a folder in git's history. */
export interface TreeEntry {
	readonly name: string;
	readonly isFile: boolean;
}

/**
 * Reads a tree object as `git cat-file --batch` gives it: for each entry its mode in octal, a space, its name, a NUL and
 * the bytes of its id, of which there are `idLength` (20, or 32 in a repository of SHA-256). Symbolic links and submodules
 * are no files.
 */
export function parseTree(
	tree: Buffer,
	idLength: number,
): readonly TreeEntry[] {
	const entries: TreeEntry[] = [];
	for (let at = 0; at < tree.length; ) {
		const space = tree.indexOf(0x20, at);
		const end = tree.indexOf(0, space);
		if (space < 0 || end < 0) break;
		const mode = tree.toString("latin1", at, space);
		const name = tree.toString("utf8", space + 1, end);
		entries.push({ name, isFile: mode.startsWith("100") });
		at = end + 1 + idLength;
	}
	return entries;
}
