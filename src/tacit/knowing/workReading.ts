import { parseRepoPath } from "../../core/repoPath.ts";
import {
	type LogUpTo,
	readWorkCache,
	type WorkCache,
	writeWorkCache,
} from "../../socialize/work/workCache.ts";
import { WorkLog } from "../../socialize/work/workLog.ts";
import type { TacitBase } from "../base.ts";

/** Reads who worked on what, and goes on where it stopped. */
export interface WorkReading {
	/**
	 * Of all commits that HEAD reaches; `undefined` without git, and before the first commit. The first time it takes one `git
	 * log` of all of them, or the time to read what an earlier run kept; later that of the commits that are new. Throws what git
	 * throws.
	 */
	work(): Promise<LogUpTo | undefined>;
}

/** From so many commits on what was read is kept: to read fewer again takes less time than to write all. */
const worthKeeping = 50;

/** Over a repository's history. */
export function createWorkReading(
	{ historyIfAny, readText, log }: TacitBase,
	cache: WorkCache | undefined,
): WorkReading {
	let known: LogUpTo | undefined;
	let isCacheRead = false;
	let unkept = 0;

	const read = async (): Promise<LogUpTo | undefined> => {
		if (!historyIfAny) return undefined;
		const [basis, mailmapText] = await Promise.all([
			historyIfAny.workBasis(),
			textOf(".mailmap"),
		]);
		const { head, shallow } = basis;
		if (head === undefined) return undefined;
		const mailmap = mailmapText ?? "";
		if (!isCacheRead) {
			isCacheRead = true;
			try {
				known = readWorkCache(cache);
			} catch (error) {
				log.warn("What was kept of who worked on what was no good.", error);
			}
		}
		if (known && (known.shallow !== shallow || known.mailmap !== mailmap))
			known = undefined;
		if (known?.head === head) return known;
		const from = known;
		// It is changed below: should that fail, it is read anew.
		known = undefined;
		const state = { head, shallow, mailmap };
		const next = from
			? ((await goneOn(from, basis)) ?? (await fromNothing(basis)))
			: await fromNothing(basis);
		unkept = from && next.log === from.log ? unkept + next.read : worthKeeping;
		known = { ...state, log: next.log };
		if (cache && unkept >= worthKeeping) {
			unkept = 0;
			await writeWorkCache(known, cache);
		}
		return known;
	};
	const textOf = async (name: string) => {
		const path = parseRepoPath(name);
		return path === undefined ? undefined : readText(path);
	};
	const fromNothing = async (basis: Parameters<typeof workFrom>[1]) => {
		let made = new WorkLog();
		await workFrom(undefined, basis, () => {
			made = new WorkLog();
			return (commit) => made.add(commit);
		});
		return { log: made, read: made.length };
	};
	const goneOn = async (
		{ log: before, head }: LogUpTo,
		basis: Parameters<typeof workFrom>[1],
	) => {
		try {
			let commits: Parameters<WorkLog["add"]>[0][] = [];
			const { gone } = await workFrom(head, basis, () => {
				commits = [];
				return (commit) => commits.push(commit);
			});
			before.forget(gone);
			for (const commit of commits) before.add(commit);
			return { log: before, read: commits.length + gone.length };
		} catch (error) {
			// Commits that nothing reaches any more are thrown away after a while.
			log.warn("What was read of who worked on what is read anew.", error);
			return undefined;
		}
	};
	const workFrom = async (
		since: string | undefined,
		basis: { readonly head: string | undefined; readonly shallow: string },
		begin: () => (commit: Parameters<WorkLog["add"]>[0]) => void,
	) => {
		if (!historyIfAny) return { head: undefined, gone: [] };
		return historyIfAny.work(basis, since, begin);
	};

	// One after the other, for the log is changed where it is; whoever asks meanwhile is given the same answer.
	let pending: ReturnType<typeof read> | undefined;
	return {
		work() {
			pending ??= read().finally(() => {
				pending = undefined;
			});
			return pending;
		},
	};
}
