import { type QuickPickItem, window } from "vscode";

/** How a list is shown from which several are checked. */
export interface PickManyOptions {
	readonly title: string;
	readonly placeHolder?: string;
}

/**
 * Lets somebody check entries of a list, by what stands in any of their lines; `picked` ones are checked at first.
 * `undefined` where it was called off. Enter does nothing as long as nothing is checked.
 */
export function pickMany<T extends QuickPickItem>(
	items: readonly T[],
	{ title, placeHolder }: PickManyOptions,
): Promise<readonly T[] | undefined> {
	const list = window.createQuickPick<T>();
	list.canSelectMany = true;
	list.matchOnDescription = true;
	list.matchOnDetail = true;
	list.title = title;
	list.placeholder = placeHolder;
	list.items = items;
	list.selectedItems = items.filter(({ picked }) => picked);
	return new Promise((resolve) => {
		list.onDidAccept(() => {
			if (list.selectedItems.length === 0) return;
			resolve(list.selectedItems);
			list.hide();
		});
		list.onDidHide(() => {
			resolve(undefined);
			list.dispose();
		});
		list.show();
	});
}
