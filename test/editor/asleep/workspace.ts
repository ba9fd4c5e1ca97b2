import { makeRepository } from "./makeRepository.ts";

/** A repository without anything of Tacit's. */
export function prepare(folder: string): Promise<void> {
	return makeRepository(folder, {
		"README.md": "# Nothing of Tacit's\n",
		"src/a.txt": "one\ntwo\nthree\n",
		"src/b.txt": "four\nfive\nsix\n",
	});
}

export const wakes = false;

/** The editor's own git extension writes into the git directory. */
export const settings = { "git.enabled": false };
