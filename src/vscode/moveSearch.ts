import { env, l10n, ProgressLocation, window } from "vscode";
import type { RepoPath } from "../core/repoPath.ts";
import type { LookProgress } from "../core/whereabouts/lookProgress.ts";
import type { Whereabouts } from "../core/whereabouts/whereabouts.ts";
import { setContext } from "./contextKeys.ts";

/** Milliseconds after which a search is told of: most are over by then. */
const patience = 1500;
/** Milliseconds between two tellings of how far it has come. */
const telltime = 250;

/** Looks where code went that is not in its file. */
export interface MoveSearch {
	/** Resolves when it is over; `first` are files that are on the screen. What takes long is told in the status bar, with how far it has come. */
	run(first: readonly RepoPath[]): Promise<void>;
	/** Ends what is under way, and the git that is asked; what was known before stays. */
	stop(): void;
}

/** A search in one repository. */
export function createMoveSearch(
	whereabouts: Pick<Whereabouts, "refresh">,
): MoveSearch {
	let stopping = new AbortController();
	return {
		async run(first) {
			let last: LookProgress | undefined;
			const done = whereabouts.refresh({
				...{ signal: stopping.signal, first },
				onProgress(progress) {
					last = progress;
				},
			});
			const timer = setTimeout(() => {
				setContext("tacit.isSearching", true);
				void window.withProgress(
					{
						location: ProgressLocation.Window,
						title: l10n.t("Tacit: looking for code that moved"),
					},
					(progress) => {
						const tell = () =>
							last && progress.report({ message: amountWord(last) });
						tell();
						const telling = setInterval(tell, telltime);
						return done.finally(() => clearInterval(telling));
					},
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
			stopping.abort();
			stopping = new AbortController();
		},
	};
}

/** `412 of 2,000 files`. */
function amountWord({ of, done, all }: LookProgress): string {
	const format = new Intl.NumberFormat(env.language);
	const [some, whole] = [format.format(done), format.format(all)];
	return of === "files"
		? l10n.t("{0} of {1} files", some, whole)
		: l10n.t("{0} of {1} notes", some, whole);
}
