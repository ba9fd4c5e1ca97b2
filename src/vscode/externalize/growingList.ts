import type { QuickPick, QuickPickItem } from "vscode";

/** A list that is open, to which items are added while somebody goes through it. */
export interface GrowingList<T extends QuickPickItem> {
	/** Puts these items into it; what is selected stays so. */
	set(items: readonly T[]): void;
	/** What is selected as far as the person is concerned; `undefined` where nothing is. */
	selected(): T | undefined;
}

/** Milliseconds within which VS Code has taken new items. */
const patience = 2000;

/**
 * Keeps what is selected while items come. VS Code selects with new items what was selected when they were sent: an arrow
 * key that was pressed before they arrived is told after they were sent, and undone by them. It is given back then.
 * `onSelect` is told of every item that becomes the selected one.
 */
export function growingList<T extends QuickPickItem>(
	quickPick: Pick<QuickPick<T>, "items" | "activeItems" | "onDidChangeActive">,
	onSelect: (item: T) => void,
): GrowingList<T> {
	/** What VS Code was told to select, and has not yet said that it did, in order. */
	let awaited: T[] = [];
	let until = 0;
	/** What was in the list before; it is these that VS Code speaks of, by their numbers, until it has taken the new ones. */
	let before: readonly T[] | undefined;
	let selected: T | undefined;
	const select = (item: T) => {
		awaited.push(item);
		until = performance.now() + patience;
		quickPick.activeItems = [item];
	};
	quickPick.onDidChangeActive(([active]) => {
		if (performance.now() > until) awaited = [];
		if (awaited.length === 0) selected = active;
		else if (!active) return;
		else if (active === awaited[0]) {
			awaited.shift();
			before = undefined;
		} else {
			const meant = before?.[quickPick.items.indexOf(active)] ?? active;
			selected = meant;
			select(meant);
		}
		if (selected) onSelect(selected);
	});
	return {
		set(items) {
			if (quickPick.items.length > 0) before ??= quickPick.items;
			quickPick.items = items;
			if (selected) select(selected);
		},
		selected: () => selected ?? quickPick.activeItems[0],
	};
}
