import { execFileSync } from "node:child_process";
import { codeSyntaxOf } from "../../../src/core/code/codeSyntax.ts";
import { languageOf } from "../../../src/core/code/languageOf.ts";
import { parseRepoPath, type RepoPath } from "../../../src/core/repoPath.ts";

/** A git directory without work tree, as it was fetched. Only read. */
export class BareRepository {
	readonly #folder: string;

	constructor(folder: string) {
		this.#folder = folder;
	}

	/** Full hash of what `revision` names; throws where it names nothing. */
	commit(revision: string): string {
		return this.#git("rev-parse", "--verify", `${revision}^{commit}`).trim();
	}

	/** Files of code at a commit, without those that others wrote. */
	codeFiles(commit: string): readonly RepoPath[] {
		const names = this.#git("ls-tree", "-rz", "--name-only", commit);
		return names
			.split("\0")
			.map((name) => parseRepoPath(name))
			.filter((path) => path !== undefined)
			.filter((path) => codeSyntaxOf(languageOf(path)) !== undefined)
			.filter(
				(path) =>
					!/(?:^|\/)(?:deps|fixtures?|__snapshots__|snapshots|testdata|tests\/format|vendor|third_party|node_modules|dist)\/|\.pb\.|\.min\.|\.json$|\.svg$|lock/.test(
						path,
					),
			);
	}

	/** The text of a file at a commit. */
	file(commit: string, path: string): string {
		return this.#git("show", `${commit}:${path}`);
	}

	/** Hashes of all commits but merges that lead to this one. */
	history(commit: string): readonly string[] {
		return this.#git("rev-list", "--no-merges", commit).trim().split("\n");
	}

	message(commit: string): string {
		return this.#git("show", "-s", "--format=%B", commit);
	}

	#git(...command: string[]): string {
		return execFileSync("git", ["--git-dir", this.#folder, ...command], {
			encoding: "utf8",
			maxBuffer: 1 << 29,
			stdio: ["ignore", "pipe", "ignore"],
		});
	}
}
