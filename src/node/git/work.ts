import { readFile } from "node:fs/promises";
import path from "node:path";
import { isTacitError, TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { History, WorkBasis } from "../../core/ports.ts";
import type { GitContext } from "./gitContext.ts";
import { isObjectId } from "./isObjectId.ts";
import { headQuestion } from "./questions/headQuestion.ts";
import { reachedOnlyQuestion } from "./questions/reachedOnlyQuestion.ts";
import { workParser, workQuestion } from "./questions/workQuestion.ts";

/** See `History.workBasis`. */
export async function workBasis({
	git,
	commonDir,
}: GitContext): Promise<WorkBasis> {
	const [head, shallow] = await Promise.all([
		git.ask(headQuestion),
		// git rev-parse tells whether there is such a file, not what stands in it.
		readFile(path.join(commonDir, "shallow"), "utf8").catch(() => ""),
	]);
	return { head: head?.commit, shallow };
}

/** See `History.work`. */
export async function work(
	{ git }: Pick<GitContext, "git">,
	...[basis, since, begin, signal]: Parameters<History["work"]>
): ReturnType<History["work"]> {
	const { head, shallow } = basis;
	if (head === undefined) return { head, gone: [] };
	if (since !== undefined && !isObjectId(since))
		throw new TacitError("bad-argument", msg`“${since}” is no commit.`);
	const cut = new Set(shallow.split("\n"));
	const range = since === undefined ? head : `${since}..${head}`;
	const gone =
		since === undefined ? [] : await git.ask(reachedOnlyQuestion(since, head));
	const read = async (isExact: boolean) => {
		const take = begin();
		const parser = workParser(({ isFirst, ...commit }) =>
			take(isFirst && cut.has(commit.hash) ? { ...commit, files: [] } : commit),
		);
		await git.stream(workQuestion(range, isExact), parser.push, { signal });
		parser.end();
	};
	try {
		await read(false);
	} catch (error) {
		// To compare files git must have them: in a partial clone it has not.
		if (!isTacitError(error, "git-failed")) throw error;
		await read(true);
	}
	return { head, gone };
}
