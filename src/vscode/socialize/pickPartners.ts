import { l10n, type QuickPickItem, window } from "vscode";
import { isMachine } from "../../core/isMachine.ts";
import {
	formatPerson,
	isSamePerson,
	type Person,
	parsePerson,
} from "../../core/person.ts";
import type { Partner } from "../../socialize/partners/rankPartners.ts";

interface Item extends QuickPickItem {
	readonly person: Person;
}

/**
 * Has somebody check people, the likeliest first, those of `checked` checked at first; somebody new is typed as
 * `Name <address>`. `undefined` where it was called off.
 */
export function pickPartners(
	partners: readonly Partner[],
	checked: readonly Person[],
): Promise<readonly Person[] | undefined> {
	const isChecked = (person: Person) =>
		checked.some((each) => isSamePerson(each, person));
	const known: readonly Item[] = [
		...checked
			.filter(
				(each) => !partners.some(({ person }) => isSamePerson(each, person)),
			)
			.map(itemOf),
		...partners.map(({ person }) => itemOf(person)),
	];
	const list = window.createQuickPick<Item>();
	list.canSelectMany = true;
	list.matchOnDescription = true;
	list.title = l10n.t("With whom do you work?");
	list.placeholder = l10n.t("Check one or more; somebody new: Name <address>");
	list.items = known;
	list.selectedItems = known.filter(({ person }) => isChecked(person));
	return new Promise((resolve) => {
		list.onDidChangeValue((value) => {
			const chosen = list.selectedItems;
			const person = parsePerson(value);
			const isNew = person?.email !== undefined;
			list.items = [
				...(isNew ? [{ ...itemOf(person), alwaysShow: true }] : []),
				...known,
				...chosen.filter((each) => !known.includes(each)),
			];
			list.selectedItems = [...chosen];
		});
		list.onDidAccept(() => {
			const typed = parsePerson(list.value);
			const people = list.selectedItems.map(({ person }) => person);
			// What is typed and not checked is meant, too.
			if (
				typed?.email !== undefined &&
				!people.some((each) => isSamePerson(each, typed))
			)
				people.push(typed);
			if (people.length === 0) return;
			resolve(people);
			list.hide();
		});
		list.onDidHide(() => {
			resolve(undefined);
			list.dispose();
		});
		list.show();
	});
}

function itemOf(person: Person): Item {
	const icon = isMachine(person) ? "$(hubot)" : "$(person)";
	return {
		label: `${icon} ${person.name.replaceAll("$(", "$ (")}`,
		description: person.email ?? formatPerson(person),
		person,
	};
}
