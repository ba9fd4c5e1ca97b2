import type { History } from "../ports.ts";

/** What the search asks of history. */
export type AskedHistory = Pick<
	History,
	"additions" | "blob" | "changesSince" | "renamesSince" | "show" | "workTree"
>;

/** The history with every question ended by `signal`; what one long-lived git answers is left to come. */
export function stoppable(
	history: AskedHistory,
	signal: AbortSignal | undefined,
): AskedHistory {
	return {
		additions: (paths) => history.additions(paths, signal),
		blob: (id) => history.blob(id),
		changesSince: (commits) => history.changesSince(commits, signal),
		renamesSince: (commits) => history.renamesSince(commits, signal),
		show: (revision, path) => history.show(revision, path),
		workTree: () => history.workTree(signal),
	};
}
