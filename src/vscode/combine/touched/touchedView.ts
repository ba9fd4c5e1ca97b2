import {
	type Disposable,
	EventEmitter,
	l10n,
	type TreeView,
	window,
} from "vscode";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { translated } from "../../../core/message.ts";
import { setContext } from "../../contextKeys.ts";
import type { TouchedRepository } from "./touchedChange.ts";
import { touchedItem } from "./touchedItem.ts";
import { type TouchedRow, touchedRows } from "./touchedRow.ts";

/** The view “Knowledge Touched” in the source control's place. It is there while there is something to tell. */
export interface TouchedView extends Disposable {
	/** Shows what there is by now, and goes where there is nothing. */
	draw(all: readonly TouchedRepository[]): void;
	/** Gives its first row the focus. */
	focus(): Promise<void>;
}

/** Makes it, empty. */
export function createTouchedView(): TouchedView {
	const changed = new EventEmitter<undefined>();
	let rows: readonly TouchedRow[] = [];
	const view: TreeView<TouchedRow> = window.createTreeView("tacit.touched", {
		showCollapseAll: false,
		treeDataProvider: {
			onDidChangeTreeData: changed.event,
			getParent: (row) => parentOf(row, rows),
			getChildren: (row?: TouchedRow) =>
				row ? ("rows" in row ? [...row.rows] : []) : [...rows],
			getTreeItem: touchedItem,
		},
	});
	return {
		draw(all) {
			rows = touchedRows(all);
			const failures = all.flatMap(({ failure }) => failure ?? []);
			view.message = failures
				.map((failure) =>
					l10n.t(
						"tacit.reviewBase: {0}",
						visibleText(translated(failure, l10n.t)),
					),
				)
				.join("\n");
			changed.fire(undefined);
			setContext("tacit.hasTouched", rows.length + failures.length > 0);
		},
		async focus() {
			const [first] = rows;
			// Opens the view, and waits until the row is there.
			if (first) await view.reveal(first, { select: true, focus: true });
		},
		dispose() {
			changed.dispose();
			view.dispose();
		},
	};
}

function parentOf(
	row: TouchedRow,
	rows: readonly TouchedRow[],
): TouchedRow | undefined {
	for (const each of rows) {
		if (!("rows" in each)) continue;
		if (each.rows.some(({ id }) => id === row.id)) return each;
		const below = parentOf(row, each.rows);
		if (below) return below;
	}
	return undefined;
}
