import { randomBytes } from "node:crypto";
import { copyFile, readdir, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import { fileErrorCode } from "../files/fileError.ts";
import type { GitContext } from "./gitContext.ts";
import { emptyIndexOrder } from "./questions/emptyIndexOrder.ts";
import { setEntriesOrder } from "./questions/setEntriesOrder.ts";
import { stagedQuestion } from "./questions/stagedQuestion.ts";

const prefix = "tacit-index-";
const dayOfMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Lets `use` work on an index of its own that holds the files of `commit` (an id; none when `undefined`), and
 * deletes it afterwards. The repository's index is not touched. Throws `unwritable` where git's directory cannot be
 * written.
 */
export async function withTemporaryIndex<T>(
	context: GitContext,
	commit: string | undefined,
	use: (indexFile: string) => Promise<T>,
): Promise<T> {
	const { gitDir } = context;
	const file = path.join(
		gitDir,
		`${prefix}${process.pid}-${randomBytes(6).toString("hex")}`,
	);
	try {
		await prepare(gitDir, file);
		await fill(context, file, commit);
		return await use(file);
	} finally {
		await rm(file, { force: true });
		await rm(`${file}.lock`, { force: true });
	}
}

async function prepare(gitDir: string, file: string): Promise<void> {
	try {
		await removeAbandoned(gitDir);
		await copyIfThere(path.join(gitDir, "index"), file);
	} catch (cause) {
		const code = fileErrorCode(cause) ?? String(cause);
		throw new TacitError(
			"unwritable",
			code === "ENOSPC" || code === "EDQUOT"
				? msg`Git could not write: the disk is full.`
				: msg`Git’s folder ${gitDir} cannot be written (${code}), so nothing was committed. Check who may write there, then try again.`,
			{ cause },
		);
	}
}

/**
 * Takes back what is staged, instead of reading the commit anew: the copy knows which files of the work tree are
 * unchanged, and git would otherwise have to read every one of them before it commits.
 */
async function fill(
	{ git }: GitContext,
	indexFile: string,
	commit: string | undefined,
): Promise<void> {
	const own = { indexFile, prepares: true };
	if (commit === undefined) return git.tell(emptyIndexOrder, own);
	const staged = await git.ask(stagedQuestion(commit), { indexFile });
	if (staged.size === 0) return;
	const entries = [...staged].map(
		([path, { before }]) => [path, before] as const,
	);
	await git.tell(setEntriesOrder(new Map(entries), commit), own);
}

/**
 * Copies the index with its date, because that says how far its knowledge of unchanged files can be trusted: a file
 * written in the second in which the index was written may have changed since without a trace (see “racy git” in
 * git's documentation). Before the first `git add` there is no index.
 */
async function copyIfThere(from: string, to: string): Promise<void> {
	try {
		const { atimeMs, mtimeMs } = await stat(from);
		await copyFile(from, to);
		await utimes(to, atimeMs / 1000, Math.floor(mtimeMs / 1000));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
	}
}

/** Deletes what a killed process left behind. A day is longer than any hook runs. */
async function removeAbandoned(gitDir: string): Promise<void> {
	for (const name of await readdir(gitDir)) {
		if (!name.startsWith(prefix)) continue;
		const file = path.join(gitDir, name);
		const found = await stat(file).catch(() => undefined);
		if (found && Date.now() - found.mtimeMs > dayOfMilliseconds)
			await rm(file, { force: true });
	}
}
