import { commands } from "vscode";

/** Keys that Tacit's `when` clauses in package.json read. */
export type ContextKey =
	| "tacit.composing"
	| "tacit.writingLine"
	| "tacit.fileOpen"
	| "tacit.hasNotes"
	| "tacit.knowsNotes"
	| "tacit.hasNews"
	| "tacit.hasPath"
	| "tacit.hasTouched"
	| "tacit.hasRisk"
	| "tacit.hasTours"
	| "tacit.hasUnshared"
	| "tacit.isHereEmpty"
	| "tacit.isNamed"
	| "tacit.isSearching"
	| "tacit.hasQuestions"
	| "tacit.hadQuestions"
	| "tacit.inTour"
	| "tacit.isPairing"
	| "tacit.practising"
	| "tacit.practiceAsked"
	| "tacit.practiceShown"
	| "tacit.recordingTour"
	| "tacit.didWrite"
	| "tacit.didRead"
	| "tacit.didShare"
	| "tacit.didInit";

const known = new Map<ContextKey, boolean>();

/** Sets a context key; costs nothing when it already has the value. */
export function setContext(key: ContextKey, value: boolean): void {
	if (known.get(key) === value) return;
	known.set(key, value);
	void commands.executeCommand("setContext", key, value);
}
