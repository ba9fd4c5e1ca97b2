import {
	commands,
	l10n,
	ProgressLocation,
	type QuickPickItem,
	QuickPickItemKind,
	window,
} from "vscode";
import type { Knower } from "../../core/knower.ts";
import type { LineRange } from "../../core/lineRange.ts";
import { visibleText } from "../../core/markdown/visibleText.ts";
import { type Person, samePerson } from "../../core/person.ts";
import { baseName, type RepoPath } from "../../core/repoPath.ts";
import { ageOf } from "../../internalize/age.ts";
import type { OwnerHere } from "../../socialize/knowing/ownersHere.ts";
import { commandIds } from "../commandIds.ts";
import type { OpenRepository } from "../openRepository.ts";
import { ageWord } from "../words.ts";
import { evidenceWord } from "./evidenceWord.ts";

/** What is asked about: lines of a file, or a file or folder as a whole. */
export interface AskedPlace {
	readonly path: RepoPath;
	readonly lines: LineRange | undefined;
	readonly isFolder: boolean;
	/** Whom a note there names: they stand before all others. */
	readonly authors?: readonly Person[];
}

/**
 * Shows who knows a place, with what speaks for them. Enter on somebody who is here, or who wrote the note there, asks them:
 * by `ask`, else why, where lines are asked about.
 */
export async function pickKnower(
	{ tacit, ready }: Pick<OpenRepository, "tacit" | "ready">,
	{ path, lines, isFolder, authors = [] }: AskedPlace,
	ask?: () => Promise<void>,
): Promise<void> {
	const found = await window.withProgress(
		{
			location: ProgressLocation.Window,
			title: l10n.t("Tacit: looking for who knows this"),
		},
		async () => {
			await ready;
			return tacit.whoKnows({ path, lines, isFolder });
		},
	);
	const { before, owners, isShallow } = found;
	const knowers = found.knowers.filter(
		({ person }) => !authors.some(samePerson(person)),
	);
	const items: readonly (QuickPickItem & { readonly isHere?: boolean })[] = [
		...authors.map(({ name }) => ({
			label: `$(note) ${visibleText(name)}`,
			description: l10n.t("wrote the note"),
			isHere: true,
		})),
		...knowers.map((knower) => ({ ...itemOf(knower, "person"), isHere: true })),
		...(before.length > 0 ? [divider(l10n.t("before"))] : []),
		...before.map((knower) => itemOf(knower, "history")),
		...(owners.length > 0 ? [divider(l10n.t("code owners"))] : []),
		...owners.map(ownerItem),
	];
	const name = baseName(path) || l10n.t("this repository");
	const picked = await window.showQuickPick(items, {
		title:
			lines === undefined
				? l10n.t("Who knows {0}", name)
				: l10n.t(
						"Who knows {0}, lines {1} to {2}",
						name,
						lines.start,
						lines.end,
					),
		placeHolder:
			knowers.length + authors.length === 0
				? l10n.t("Nobody who knows it is known to be here still.")
				: isShallow
					? l10n.t(
							"The clone is shallow: it does not know who was here before.",
						)
					: ask
						? l10n.t("Enter asks about the note")
						: lines
							? l10n.t("Enter asks why, on these lines")
							: l10n.t("Who can be asked"),
		matchOnDetail: true,
	});
	if (!picked?.isHere) return;
	if (ask) await ask();
	else if (lines) await commands.executeCommand(commandIds.askWhy);
}

function itemOf(
	{ person, lastSeen, evidence }: Knower,
	icon: string,
): QuickPickItem {
	const age = ageOf(lastSeen, Date.now());
	return {
		label: `$(${icon}) ${visibleText(person.name)}`,
		description: age ? l10n.t("last here {0}", ageWord(age)) : "",
		detail: evidence.map(evidenceWord).join(" · "),
	};
}

function ownerItem({ owner, person, state }: OwnerHere): QuickPickItem {
	return {
		label: `$(shield) ${visibleText(owner)}`,
		description: person ? visibleText(person.name) : "",
		...(state === "gone" && {
			detail: l10n.t("without a commit here for six months"),
		}),
		...(state === "elsewhere" && {
			detail: l10n.t("others know it better by their commits"),
		}),
	};
}

function divider(label: string): QuickPickItem {
	return { label, kind: QuickPickItemKind.Separator };
}
