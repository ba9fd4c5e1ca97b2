import assert from "node:assert/strict";
import { TabInputTextDiff, window, workspace } from "vscode";

/** A diff as somebody sees it. */
export interface ShownDiff {
	/** Of its tab. */
	readonly title: string;
	/** The text of the left side, and that of the right one. */
	readonly sides: readonly [string, string];
}

/** The diff in the active tab; fails where another thing is there. */
export async function shownDiff(): Promise<ShownDiff> {
	const tab = window.tabGroups.activeTabGroup.activeTab;
	assert.ok(tab?.input instanceof TabInputTextDiff, tab?.label);
	const { original, modified } = tab.input;
	const [left, right] = await Promise.all(
		[original, modified].map((uri) => workspace.openTextDocument(uri)),
	);
	assert.ok(left && right);
	return { title: tab.label, sides: [left.getText(), right.getText()] };
}
