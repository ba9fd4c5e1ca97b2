import { l10n, ProgressLocation, window } from "vscode";
import type { Whereabouts } from "../core/whereabouts/whereabouts.ts";
import { setContext } from "./contextKeys.ts";

/** Milliseconds after which a search is told of: most are over by then. */
const patience = 1500;

/** Looks where code went that is not in its file. */
export interface MoveSearch {
	/** Resolves when it is over. What takes long is told in the status bar. */
	run(): Promise<void>;
	/** Ends what is under way; what was known before stays. */
	stop(): void;
}

/** A search in one repository. */
export function createMoveSearch(
	whereabouts: Pick<Whereabouts, "refresh">,
): MoveSearch {
	let stops = 0;
	return {
		async run() {
			const before = stops;
			const done = whereabouts.refresh({ isStopped: () => stops > before });
			const timer = setTimeout(() => {
				setContext("tacit.isSearching", true);
				void window.withProgress(
					{
						location: ProgressLocation.Window,
						title: l10n.t("Tacit: looking for code that moved"),
					},
					() => done,
				);
			}, patience);
			try {
				await done;
			} finally {
				clearTimeout(timer);
				setContext("tacit.isSearching", false);
			}
		},
		stop() {
			stops++;
		},
	};
}
