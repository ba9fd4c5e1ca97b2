import type { SharingState } from "../core/ports.ts";
import type { RepoPath } from "../core/repoPath.ts";
import type { ShareOptions } from "./combine.ts";
import type { JsonShare } from "./json/combine.ts";
import { jsonVersion } from "./json/version.ts";
import { openHere } from "./openHere.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";
import { counted } from "./words.ts";

/** `tacit share`: puts published notes that are not on the default branch on a branch of their own. */
export async function shareNotes(options: ShareOptions): Promise<void> {
	const here = openHere();
	try {
		const { tacit } = here;
		await tacit.load([]);
		// Asked first, so that without git the answer is why, not that all is well.
		await here.history.ignored([]);
		const states = await tacit.sharing();
		const pathsWhere = (holds: (state: SharingState) => boolean): RepoPath[] =>
			[...states].flatMap(([path, state]) => (holds(state) ? [path] : []));
		const paths = pathsWhere(
			(state) => state !== "shared" && state !== "ignored",
		).sort();
		const ignored = pathsWhere((state) => state === "ignored").sort();
		const result =
			paths.length === 0
				? undefined
				: await tacit.share(paths, options.branch, options.push === true);
		const json: JsonShare = {
			version: jsonVersion,
			notes: paths.map(here.seen),
			removed: paths.filter(tacit.isRemoved).map(here.seen),
			ignored: ignored.map(here.seen),
			branch: result?.branch ?? null,
			base: result?.base ?? null,
			commit: result?.commit ?? null,
			isMerged: result?.isMerged ?? false,
			isPushed: result?.pushed ?? false,
		};
		if (options.json) printJson(json);
		else {
			printIgnored(json);
			printShared(json, result?.remote !== undefined);
			const isInTheWay = (path: RepoPath) =>
				states.get(path) === "local" && !tacit.isRemoved(path);
			if (paths.some(isInTheWay))
				remark(copiesText[json.isMerged ? "merged" : "open"]);
		}
	} finally {
		here.dispose();
	}
}

/** Git overwrites no file that it does not know, not even by the same text. */
const copiesText = {
	merged:
		"Your own copies of these files are not committed, and git refuses to pull over them: remove them, and pull again.",
	open: "Your own copies of these files are not committed. Once the branch is merged, git refuses to pull over them: remove them then, and pull again.",
};

function printIgnored({ ignored }: JsonShare): void {
	if (ignored.length === 0) return;
	remark(
		"Git leaves these out by its own rules, so nobody else will see them:",
	);
	for (const path of ignored) remark(`  ${shownLine(path)}`);
}

function printShared(share: JsonShare, hasRemote: boolean): void {
	if (share.branch === null) {
		print("Every published note is on the default branch.");
		return;
	}
	const at = share.commit ? ` (${share.commit.slice(0, 8)})` : "";
	const count = counted(share.notes.length, "note");
	print(
		share.isMerged
			? `${paint("bold", String(share.base))} holds ${count} as ${share.notes.length === 1 ? "it is" : "they are"} here:`
			: `${paint("bold", share.branch)}${at} holds ${count}, on top of ${share.base}:`,
	);
	const removed = new Set(share.removed);
	for (const path of share.notes)
		print(`  ${shownLine(path)}${removed.has(path) ? " (deleted)" : ""}`);
	if (share.isMerged) return;
	if (share.isPushed) print("The branch is pushed.");
	else if (hasRemote)
		remark("It is not pushed; tacit share --push does that, too.");
	else remark("It is on this machine only.");
}
