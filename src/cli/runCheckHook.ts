import process from "node:process";
import { type PushedBranch, pushedRefs } from "../combine/check/pushedRefs.ts";
import { isTacitError } from "../core/errors.ts";
import { isIncomparable } from "../core/isIncomparable.ts";
import { english } from "../core/message.ts";
import { stopCode } from "../externalize/hooks/hookCommand.ts";
import type { CheckHookName } from "../externalize/hooks/hookNames.ts";
import { readInput } from "../node/terminal/readInput.ts";
import type { Checked, CheckRequest } from "../tacit/checking.ts";
import { type Here, openHere } from "./openHere.ts";
import { printCheck } from "./printCheck.ts";
import { remark } from "./terminal.ts";

/**
 * What the hooks `pre-commit` and `pre-push` run: says what `tacit check` says of what is about to be committed or pushed,
 * as far as it is a warning at least, and ends with `stopCode` for an error. Where it cannot be checked git goes on. `remote`:
 * the name of the remote that is pushed to. Never throws.
 */
export async function runCheckHook(
	hook: CheckHookName,
	remote: string | undefined,
): Promise<void> {
	try {
		const here = openHere();
		try {
			await here.tacit.load([]);
			const requests: readonly CheckRequest[] =
				hook === "pre-commit"
					? [{ of: "work-tree" }]
					: await pushRequests(here, remote);
			for (const request of requests)
				tell(here, hook, await here.tacit.check(request));
		} finally {
			here.dispose();
		}
	} catch (error) {
		const said = isTacitError(error) ? english(error.words) : String(error);
		remark(`tacit: nothing was checked. ${said}`);
	}
}

function tell(here: Here, hook: CheckHookName, checked: Checked): void {
	const findings = checked.findings.filter(({ level }) => level !== "info");
	if (findings.length === 0) return;
	printCheck(here, { ...checked, findings });
	if (!findings.some(({ level }) => level === "error")) return;
	process.exitCode = stopCode;
	const command = hook === "pre-commit" ? "git commit" : "git push";
	remark(
		`tacit: this stops here for the error above. To go on all the same: ${command} --no-verify`,
	);
}

/** One for each branch that is pushed as it is checked out; nothing is known of what others would become. */
async function pushRequests(
	{ history }: Here,
	remote: string | undefined,
): Promise<readonly CheckRequest[]> {
	const head = (await history.head())?.commit;
	const bases = new Set<string>();
	for (const branch of await pushed()) {
		const name = branch.remoteRef.slice("refs/heads/".length);
		if (branch.commit !== head) {
			remark(`tacit: ${name} was not checked: it is not checked out here.`);
			continue;
		}
		const base = await baseOf(branch, remote, history);
		// The first branch of a new remote brings everything.
		if (base !== undefined) bases.add(base);
	}
	return [...bases].map((base) => ({ of: "branch", base }));
}

/** As git tells it on standard input; the pre-commit framework keeps that to itself, and tells it by variables. */
async function pushed(): Promise<readonly PushedBranch[]> {
	const { env } = process;
	const commit = env["PRE_COMMIT_TO_REF"];
	if (commit === undefined) return pushedRefs(await readInput());
	const remoteRef = env["PRE_COMMIT_REMOTE_BRANCH"] ?? "refs/heads/?";
	return [{ commit, remoteRef, remoteCommit: env["PRE_COMMIT_FROM_REF"] }];
}

/** What the remote has of the branch, or, where that is nothing or not known here, its default branch; the first that is known. */
async function baseOf(
	{ remoteCommit }: PushedBranch,
	remote: string | undefined,
	history: Here["history"],
): Promise<string | undefined> {
	const from = process.env["PRE_COMMIT_REMOTE_NAME"] ?? remote ?? "origin";
	const usual = ["HEAD", "main", "master"].map(
		(name) => `refs/remotes/${from}/${name}`,
	);
	for (const revision of [...(remoteCommit ? [remoteCommit] : []), ...usual])
		try {
			return await history.mergeBase(revision);
		} catch (error) {
			if (!isIncomparable(error)) throw error;
		}
	return undefined;
}
