import {
	commands,
	l10n,
	type QuickPick,
	type QuickPickItem,
	window,
} from "vscode";
import type { NotePlace } from "../../../tacit/search/notePlaces.ts";
import { commandIds } from "../../commandIds.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { type PlacePreview, placePreview } from "./placePreview.ts";
import { codePathOf, type SearchItem, searchItem } from "./searchItem.ts";

/** So many are listed: nobody looks further, but types another word. */
const most = 50;
/** Of the first it is told where they are today; of others when they are looked at. */
const mostPlaced = 15;

/** Milliseconds in which changes of notes are gathered. */
const gathering = 200;

/** What somebody did with the list. */
interface Choice {
	readonly item: SearchItem;
	/** Whether the note's own file was asked for. */
	readonly isOwn: boolean;
}

/**
 * Lists what is found as somebody types, `typed` to begin with, in these repositories, in their order; and goes where they
 * choose.
 */
export async function pickFound(
	all: readonly OpenRepository[],
	typed: string,
): Promise<void> {
	const list = window.createQuickPick<QuickPickItem>();
	const preview = placePreview();
	try {
		const choice = await chosenIn(list, all, typed, preview);
		if (choice) await go(choice);
		else await preview.restore();
	} finally {
		preview.dispose();
		list.dispose();
	}
}

function chosenIn(
	list: QuickPick<QuickPickItem>,
	all: readonly OpenRepository[],
	typed: string,
	preview: PlacePreview,
): Promise<Choice | undefined> {
	const places = placesIn(all);
	const near = window.activeTextEditor?.document.uri;
	/** Goes up with every question: what comes later than the next is not shown. */
	let round = 0;
	/** What is active; by itself the first. */
	let active: SearchItem["answer"] | undefined;
	/** Whether somebody went through the list since they typed: then they stay where they are. */
	let hasMoved = false;

	const show = (items: readonly SearchItem[]) => {
		const key = hasMoved ? active?.searched.key : undefined;
		const at = Math.max(
			0,
			items.findIndex(({ answer }) => answer.searched.key === key),
		);
		active = items[at]?.answer;
		list.keepScrollPosition = at > 0;
		// An empty list says nothing, least of all to a screen reader.
		list.items =
			items.length > 0 || list.busy
				? items
				: [{ label: l10n.t("Nothing was found"), alwaysShow: true }];
		const item = items[at];
		if (item && at > 0) list.activeItems = [item];
	};
	const find = async () => {
		const own = ++round;
		const found = await Promise.all(
			all.map(async (repository) => {
				const answers = await repository.tacit.search({
					...{ typed: list.value, isTyping: true, most },
					near: near && repository.pathOf(near),
					isWanted: () => own === round,
				});
				return answers.map((answer) => ({ repository, answer }));
			}),
		);
		if (own !== round) return;
		const answers = found.flat();
		const items = () =>
			answers.map((each) =>
				searchItem(each.repository, each.answer, places.known(each)),
			);
		const first = answers.slice(0, mostPlaced);
		const isPlaced = first.every(places.isKnown);
		show(items());
		if (isPlaced) return;
		await Promise.all(first.map(places.of));
		if (own === round) show(items());
	};

	list.title = l10n.t("Search the Why");
	list.placeholder = l10n.t(
		"Words of a question, a name, a tag; kind:decision by:ada path:src is:open",
	);
	list.matchOnDetail = true;
	// The best answer comes first. Both versions take this, though the typings do not have it.
	Object.assign(list, { sortByLabel: false });
	list.value = typed;
	return new Promise((resolve, reject) => {
		let choice: Choice | undefined;
		const end = (item: QuickPickItem | undefined, isOwn: boolean) => {
			if (!item || !isFound(item)) return;
			choice = { item, isOwn };
			list.hide();
		};
		const fail = (error: unknown) => {
			reject(error);
			list.hide();
		};
		list.onDidChangeValue(() => {
			hasMoved = false;
			void find().catch(fail);
		});
		list.onDidChangeActive(([item]) => {
			if (!item || !isFound(item) || item.answer === active) return;
			active = item.answer;
			hasMoved = true;
			void places
				.of(item)
				.then((place) => preview.show(item, place))
				.catch(fail);
		});
		/** Notes that come or change while the list is open are found, too. */
		const learn = async () => {
			await Promise.all(all.map(({ tacit }) => tacit.refreshSearch()));
			list.busy = false;
			await find();
		};
		let timer: ReturnType<typeof setTimeout> | undefined;
		const watching = all.map(({ tacit }) =>
			tacit.index.onDidChange(() => {
				clearTimeout(timer);
				timer = setTimeout(() => void learn().catch(fail), gathering);
			}),
		);
		list.onDidAccept(() => end(list.activeItems[0], false));
		list.onDidTriggerItemButton(({ item }) => end(item, true));
		// Not before it has given the focus back to where it was.
		list.onDidHide(() => {
			round++;
			clearTimeout(timer);
			for (const each of watching) each.dispose();
			resolve(choice);
		});
		list.show();
		list.busy = true;
		void find().then(learn).catch(fail);
	});
}

function isFound(item: QuickPickItem): item is SearchItem {
	return "answer" in item;
}

/** Finds out where notes are, each file and each note once. */
function placesIn(all: readonly OpenRepository[]) {
	type Item = Pick<SearchItem, "repository" | "answer">;
	const finders = new Map(
		all.map((repository) => [repository, repository.tacit.notePlaces()]),
	);
	const asked = new Map<string, Promise<NotePlace | undefined>>();
	const known = new Map<string, NotePlace | undefined>();
	const keyOf = ({ repository, answer }: Item) =>
		`${repository.root} ${answer.searched.key}`;
	const find = async (item: Item) => {
		const { note } = item.answer;
		const place = note && (await finders.get(item.repository)?.of(note));
		known.set(keyOf(item), place);
		return place;
	};
	return {
		of(item: Item): Promise<NotePlace | undefined> {
			const key = keyOf(item);
			const place = asked.get(key) ?? find(item);
			asked.set(key, place);
			return place;
		},
		/** `undefined` for a record, and before it was found. */
		known: (item: Item) => known.get(keyOf(item)),
		isKnown: (item: Item) => known.has(keyOf(item)),
	};
}

/** To the code, with what the note says; to the note or record itself where there is none, or it was asked for. */
async function go({ item, isOwn }: Choice): Promise<void> {
	const { repository, answer } = item;
	const { note, searched } = answer;
	if (!note) {
		const uri = repository.uriOf({
			...{ path: searched.file, visibility: searched.visibility },
		});
		await window.showTextDocument(uri, { preview: false });
		return;
	}
	const place = isOwn ? undefined : await placesIn([repository]).of(item);
	const isCode = place !== undefined && codePathOf(place) !== undefined;
	await commands.executeCommand(
		isCode ? commandIds.showNote : commandIds.openNote,
		repository.root.toString(),
		note.head.id,
	);
	if (isCode && place.placement.state === "attached")
		await commands.executeCommand("editor.action.showHover", {
			focus: "noAutoFocus",
		});
}
