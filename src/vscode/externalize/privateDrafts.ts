import {
	commands,
	type Disposable,
	l10n,
	type QuickInputButton,
	type QuickPickItem,
	ThemeIcon,
	window,
} from "vscode";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { NoteRef } from "../noteRef.ts";
import type { Repositories } from "../repositories.ts";
import { kindIcon } from "../words.ts";

interface DraftItem extends QuickPickItem {
	readonly ref: NoteRef;
}

/** The list of all private drafts of the repositories that are open, the newest first: Enter shows one at its lines, a button publishes it. */
export function registerPrivateDrafts(
	repositories: Repositories,
	run: CommandRunner,
): Disposable {
	return run(commandIds.privateDrafts, async () => {
		await Promise.all(repositories.all().map(({ ready }) => ready));
		const items = draftItems(repositories);
		if (items.length === 0) {
			window.setStatusBarMessage(
				l10n.t("$(check) There is no private draft here."),
				5000,
			);
			return;
		}
		const done = await pick(items);
		if (!done) return;
		const { root } = done.item.ref.repository;
		await commands.executeCommand(
			done.command,
			root.toString(),
			done.item.ref.note.head.id,
		);
	});
}

function draftItems(repositories: Repositories): readonly DraftItem[] {
	const refs = repositories.all().flatMap((repository): NoteRef[] =>
		[...repository.tacit.index.paths("draft")].flatMap((path) => {
			const note = repository.tacit.index.noteIn({ path, visibility: "draft" });
			return note ? [{ repository, note }] : [];
		}),
	);
	return refs
		.toSorted((a, b) =>
			(a.note.head.date ?? "") < (b.note.head.date ?? "") ? 1 : -1,
		)
		.map((ref) => {
			const { head } = ref.note;
			const [anchor] = head.anchors;
			const line = anchor?.lines ? `:${anchor.lines.start}` : "";
			return {
				label: plainTitle(head.title),
				description: [anchor && `${anchor.path || "."}${line}`, head.date]
					.filter((part) => part !== undefined)
					.join(" · "),
				iconPath: new ThemeIcon(kindIcon(head.kind)),
				buttons: Object.values(draftButtons()),
				ref,
			};
		});
}

function draftButtons() {
	const button = (icon: string, tooltip: string): QuickInputButton => ({
		iconPath: new ThemeIcon(icon),
		tooltip,
	});
	return {
		publish: button("cloud-upload", l10n.t("Publish Draft")),
		open: button("go-to-file", l10n.t("Open Note")),
		remove: button("trash", l10n.t("Delete Note")),
	};
}

function pick(
	items: readonly DraftItem[],
): Promise<{ item: DraftItem; command: string } | undefined> {
	const list = window.createQuickPick<DraftItem>();
	list.title = l10n.t("Private drafts, on this machine only");
	list.matchOnDescription = true;
	list.items = items;
	const picked = new Promise<{ item: DraftItem; command: string } | undefined>(
		(resolve) => {
			const end = (item: DraftItem | undefined, command: string) => {
				resolve(item && { item, command });
				list.hide();
			};
			list.onDidAccept(() => end(list.activeItems[0], commandIds.showNote));
			list.onDidTriggerItemButton(({ item, button }) => {
				const icon = (button.iconPath as ThemeIcon).id;
				end(
					item,
					icon === "cloud-upload"
						? commandIds.publishDraft
						: icon === "trash"
							? commandIds.delete
							: commandIds.openNote,
				);
			});
			list.onDidHide(() => resolve(undefined));
			list.show();
		},
	);
	return picked.finally(() => list.dispose());
}
