import { commands, type TreeView } from "vscode";

/** Milliseconds after which a view that does not answer has no row with the focus. */
const patience = 1000;

/**
 * The row that has the focus in a view that has it: VS Code tells an extension of the selection alone, and a key gives its
 * command no row. So the focused row's selection is switched, which opens nothing, and switched back. `undefined` where
 * there is none.
 */
export async function focusedRow<Row>(
	view: TreeView<Row>,
): Promise<Row | undefined> {
	const before = view.selection;
	if (!(await toggle(view))) return undefined;
	const after = view.selection;
	await toggle(view);
	return (
		after.find((row) => !before.includes(row)) ??
		before.find((row) => !after.includes(row))
	);
}

/** Whether it changed anything. */
async function toggle<Row>(view: TreeView<Row>): Promise<boolean> {
	let told: (isChanged: boolean) => void = () => undefined;
	const isChanged = new Promise<boolean>((resolve) => {
		told = resolve;
	});
	const watch = view.onDidChangeSelection(() => told(true));
	const timer = setTimeout(() => told(false), patience);
	try {
		await commands.executeCommand("list.toggleSelection");
		return await isChanged;
	} finally {
		watch.dispose();
		clearTimeout(timer);
	}
}
