import { type Disposable, window } from "vscode";
import { type ContextKey, setContext } from "./contextKeys.ts";

/** What a step of the walkthrough waits for. */
type StepKey = Extract<ContextKey, `tacit.did${string}`>;

const done = new Set<StepKey>();

/**
 * Marks a step of the walkthrough as done. VS Code (1.103 to 1.139 at least) takes no notice of a key that was set before
 * it made the walkthrough, nor ever after: so it is set once a walkthrough is open.
 */
export function stepDone(key: StepKey): void {
	done.add(key);
	tell();
}

/** Tells what was done before a walkthrough was opened. */
export function watchWalkthrough(): Disposable {
	return window.tabGroups.onDidChangeTabs(tell);
}

function tell(): void {
	if (done.size === 0 || !isWalkthroughOpen()) return;
	for (const key of done) setContext(key, true);
}

/** Whether any tab is of a kind that extensions are told nothing of, as that of a walkthrough is. */
function isWalkthroughOpen(): boolean {
	return window.tabGroups.all.some(({ tabs }) =>
		tabs.some(({ input }) => input === undefined),
	);
}
