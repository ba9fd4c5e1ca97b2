import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import { findGitBinary } from "./findGitBinary.ts";
import { GitRunner } from "./gitRunner.ts";
import { placeQuestion } from "./questions/placeQuestion.ts";

/** Where a repository lies, as git says. Absolute paths of the system's form, symbolic links resolved. */
export interface GitPlace {
	/** Top of the work tree. */
	readonly root: string;
	/** What belongs to this work tree alone: HEAD, the index. */
	readonly gitDir: string;
	/** What all work trees share: objects, branches, configuration. The same as `gitDir` outside linked worktrees. */
	readonly commonDir: string;
}

/** Where a repository lies, and the git that reads it. */
export interface FoundRepository extends GitPlace {
	readonly found: "repository";
	/** Absolute path of the git program. */
	readonly binary: string;
}

/** What was found around a folder. */
export type FoundGit =
	| FoundRepository
	/** The git program is missing. */
	| { readonly found: "no-git" }
	/** There is git, and no work tree of a repository around the folder. */
	| { readonly found: "no-repository"; readonly binary: string };

/** Which git is looked for, and with what environment. */
export interface FindGitOptions {
	/** Absolute path of the git program; looked for on the PATH when left out. */
	readonly binary?: string | undefined;
	/** What git's own environment is made from; that of this process when left out. */
	readonly environment?: NodeJS.ProcessEnv;
}

/**
 * Looks for git and for the repository whose work tree holds `folder` (absolute).
 * Throws `git-failed` when there is a repository that git refuses to read, saying what to do.
 */
export async function findGit(
	folder: string,
	options: FindGitOptions = {},
): Promise<FoundGit> {
	const binary = await usableGit(options);
	return binary === undefined
		? { found: "no-git" }
		: findRepositoryBy(binary, folder, options.environment ?? process.env);
}

/** Absolute path of the git program that is to be run; `undefined` where there is none. */
export async function usableGit(
	options: FindGitOptions,
): Promise<string | undefined> {
	const binary =
		options.binary ?? (await findGitBinary(options.environment ?? process.env));
	return binary === undefined || (await isAppleStub(binary))
		? undefined
		: binary;
}

/** As `findGit`, by a git that `usableGit` found. */
export async function findRepositoryBy(
	binary: string,
	folder: string,
	environment: NodeJS.ProcessEnv,
): Promise<FoundGit> {
	if (!existsSync(folder)) return { found: "no-repository", binary };
	const runner = new GitRunner({ binary, folder, environment });
	try {
		const told = await runner.ask(placeQuestion);
		if (told === undefined) return { found: "no-repository", binary };
		return {
			found: "repository",
			binary,
			root: path.resolve(folder, told.root),
			gitDir: path.resolve(folder, told.gitDir),
			commonDir: path.resolve(folder, told.commonDir),
		};
	} catch (error) {
		return judge(error, binary);
	}
}

/** Tells “there is none” from “there is one, but”. */
function judge(error: unknown, binary: string): FoundGit {
	if (!(error instanceof TacitError)) throw error;
	if (error.code === "no-git") return { found: "no-git" };
	const said = error.cause instanceof Error ? error.cause.message : "";
	const broken = /not a git repository: ([^\n]+)/.exec(said);
	if (broken)
		throw new TacitError(
			"git-failed",
			msg`The .git file here names ${broken[1] ?? ""}, where there is no repository. If the worktree was moved, run: git worktree repair`,
			{ cause: error.cause },
		);
	if (/not a git repository|must be run in a work tree/.test(said))
		return { found: "no-repository", binary };
	throw error;
}

/** On a Mac without the developer tools, /usr/bin/git is a stub that opens a window asking to install them. */
async function isAppleStub(binary: string): Promise<boolean> {
	if (process.platform !== "darwin" || binary !== "/usr/bin/git") return false;
	return promisify(execFile)("/usr/bin/xcode-select", ["-p"]).then(
		() => false,
		() => true,
	);
}
