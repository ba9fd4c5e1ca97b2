import {
	Disposable,
	l10n,
	StatusBarAlignment,
	type StatusBarItem,
	window,
} from "vscode";
import type { DayLimit } from "../../../internalize/practice/dayLimit.ts";
import { commandIds } from "../../commandIds.ts";
import type { Repositories } from "../../repositories.ts";

/** How many cards wait today, in the status bar. */
export interface PracticeStatus extends Disposable {
	/** Something was answered, or may be another day. */
	refresh(): void;
}

/** Made where a person wants it. It is there while a card waits, once it was refreshed. */
export function practiceStatus(
	repositories: Repositories,
	limit: () => DayLimit,
): PracticeStatus {
	let item: StatusBarItem | undefined;
	let asked = 0;
	const hide = () => {
		item?.dispose();
		item = undefined;
	};
	async function count(): Promise<number> {
		let sum = 0;
		for (const repository of repositories.all()) {
			await repository.ready;
			const { cards } = await repository.tacit
				.practice()
				.today({ limit: limit() });
			sum += cards.length;
		}
		return sum;
	}
	const show = (waiting: number) => {
		if (waiting === 0) {
			hide();
			return;
		}
		item ??= window.createStatusBarItem(
			...(["tacit.practice", StatusBarAlignment.Right, 89] as const),
		);
		item.name = l10n.t("Tacit: Practice");
		item.command = commandIds.practise;
		item.text = `$(mortar-board) ${waiting}`;
		const word =
			waiting === 1
				? l10n.t("1 card to practise today")
				: l10n.t("{0} cards to practise today", waiting);
		item.tooltip = word;
		item.accessibilityInformation = { label: word };
		item.show();
	};
	const refresh = () => {
		const turn = ++asked;
		count().then(
			(waiting) => {
				if (turn === asked) show(waiting);
			},
			// There is no place to keep it, or a repository closed meanwhile.
			() => {
				if (turn === asked) hide();
			},
		);
	};
	const subscriptions = Disposable.from(
		{ dispose: hide },
		repositories.onDidOpen(refresh),
		repositories.onDidClose(refresh),
		// The day may be another.
		window.onDidChangeWindowState(({ focused }) => {
			if (focused) refresh();
		}),
	);
	return { refresh, dispose: () => subscriptions.dispose() };
}
