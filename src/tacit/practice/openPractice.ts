import { dayBegan } from "../../core/dayOf.ts";
import type { Finding } from "../../core/finding.ts";
import { hostLinks } from "../../core/hostLinks.ts";
import { ifGitAnswers } from "../../core/ifGitAnswers.ts";
import { overlaps } from "../../core/lineRange.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type { IndexedNote } from "../../core/note.ts";
import { isNotebookPath } from "../../core/notebook/codeText.ts";
import type { NoteId } from "../../core/noteId.ts";
import { createPacer } from "../../core/pacer.ts";
import { isSamePerson, type Person } from "../../core/person.ts";
import { isWithin, type RepoPath } from "../../core/repoPath.ts";
import { safeTexts } from "../../core/safeTexts.ts";
import type { SharedText } from "../../core/sharedText.ts";
import {
	type Card,
	type CardKey,
	readCardKey,
} from "../../internalize/practice/card.ts";
import {
	type CardHistory,
	cardHistories,
	cardState,
} from "../../internalize/practice/cardHistory.ts";
import {
	type Day,
	dueCards,
	holds,
	nextNew,
	notesToMeet,
	type StandingCard,
} from "../../internalize/practice/cardOrder.ts";
import {
	type DayLimit,
	type Spent,
	spentSince,
} from "../../internalize/practice/dayLimit.ts";
import { explainMessage } from "../../internalize/practice/explainMessage.ts";
import {
	type CardMark,
	isReview,
	type Rating,
} from "../../internalize/practice/practiceEntry.ts";
import { mostSeconds } from "../../internalize/practice/practiceLines.ts";
import { createPracticeStore } from "../../internalize/practice/practiceStore.ts";
import {
	type UnclearSigns,
	unclearSigns,
} from "../../internalize/practice/unclearSigns.ts";
import type { TacitBase } from "../base.ts";
import type { NotePlaces } from "../search/notePlaces.ts";
import type { CardPlace, PracticeCard } from "./practiceCard.ts";
import { readCards } from "./readCards.ts";

/** What is to be asked. */
export interface PracticeRequest {
	readonly limit: DayLimit;
	/** Only notes on this file, or on files below this folder. */
	readonly within?: RepoPath | undefined;
}

/** What is asked today. */
export interface TodaysPractice {
	/** In order, as many as the limit of cards leaves; the limit of time is for whoever asks them. */
	readonly cards: readonly PracticeCard[];
	/** What was done today before. */
	readonly spent: Spent;
	/** Cards that would be asked were it not for the code of their notes, which is not found, or not for certain. */
	readonly resting: number;
}

/** What somebody said of a card in their own words, as a message. */
export interface ExplainedMessage {
	/** See `explainMessage`. */
	readonly message: string;
	/** Who wrote the note, without whoever asks. */
	readonly authors: readonly Person[];
}

/** What somebody practises. */
export interface Practice {
	/** Today’s cards, as things are now. Reads the notes that were practised, and as many new ones as are needed. */
	today(request: PracticeRequest): Promise<TodaysPractice>;
	/** How many cards come today or are overdue, told from what was answered alone, at once: notes that changed are not seen. */
	dueCount(): number;
	spent(): Spent;
	/** What the card shows, as safe Markdown. */
	shown(card: Card): Promise<Pick<Card, "given" | "answer">>;
	/** Keeps an answer; `seconds` is how long it took. Rejects where it cannot be written. */
	rate(card: Card, rating: Rating, seconds: number): Promise<void>;
	/** Keeps that it is not clear, is not to be asked while its note says what it does, or is after all. */
	mark(card: Pick<Card, "key" | "substance">, mark: CardMark): Promise<void>;
	/** Asks all cards again that were put away; answers how many. */
	bringBack(): Promise<number>;
	/** What speaks for it that the card’s note is not clear. */
	unclearSigns(card: PracticeCard): Promise<UnclearSigns>;
	explainMessage(card: PracticeCard, words: string): Promise<ExplainedMessage>;
	/** Of lines of what is kept that cannot be read. */
	findings(): readonly Finding[];
	/** All that is kept: a line of JSON for each answer; empty where there is nothing. */
	exported(): string;
	/** Forgets all of it. */
	wipe(): Promise<void>;
}

/** What practice is made from. */
export interface PracticeSources {
	readonly base: Pick<
		TacitBase,
		"codec" | "historyIfAny" | "index" | "loaded" | "log" | "slice" | "store"
	>;
	/** Milliseconds since 1970-01-01 UTC. */
	now(): number;
	notePlaces(): NotePlaces;
	identity(): Promise<Person | undefined>;
}

const dayLength = 86_400_000;

/** Over what is kept in a text that windows and the command line share. */
export function openPractice(
	kept: SharedText,
	{ base, now, notePlaces, identity }: PracticeSources,
): Practice {
	const { index, loaded, log, slice } = base;
	const store = createPracticeStore(kept);

	const began = () => dayBegan(new Date(now()));
	/** Not 24 hours after it began where clocks are changed. */
	const ends = () => dayBegan(new Date(began() + 1.5 * dayLength));

	const histories = () => cardHistories(store.entries());
	const askedToday = (): ReadonlySet<NoteId> => {
		const since = began();
		return new Set(
			store
				.entries()
				.filter((entry) => isReview(entry) && entry.at >= since)
				.flatMap(({ card }) => readCardKey(card)?.id ?? []),
		);
	};
	const standing = async (
		note: IndexedNote,
		known: ReadonlyMap<CardKey, CardHistory>,
	): Promise<readonly StandingCard[]> => {
		const cards = await readCards(note, base);
		return cards.map((card) => ({
			card,
			state: cardState(known.get(card.key), card.substance),
		}));
	};
	const isAbout = (note: IndexedNote, within: RepoPath | undefined) =>
		within === undefined ||
		note.head.anchors.some(({ path }) => isWithin(within, path));

	const cardToAsk = async (
		{ card, state }: StandingCard,
		places: NotePlaces,
	): Promise<PracticeCard | undefined> => {
		const place = cardPlace(await places.of(card.note));
		if (!place) return undefined;
		const isJudged =
			card.kind !== "find" ||
			(place.lines !== undefined &&
				place.anchorIndex === 0 &&
				place.isOnlyOne &&
				!isNotebookPath(place.path));
		return isJudged ? { ...card, place, state: state.is } : undefined;
	};

	return {
		async today({ limit, within }) {
			await loaded();
			const spent = spentSince(store.entries(), began());
			const room = Math.max(0, limit.cards - spent.cards);
			const known = histories();
			const day: Day = { end: ends(), asked: askedToday() };
			const pacer = createPacer(slice);
			const ids = new Set(
				[...known.keys()].flatMap((key) => readCardKey(key)?.id ?? []),
			);
			const practised = new Map<NoteId, readonly StandingCard[]>();
			for (const id of ids) {
				const note = index.byId(id);
				if (!note || !holds(note.head) || !isAbout(note, within)) continue;
				if (pacer.isDue()) await pacer.rest();
				practised.set(id, await standing(note, known));
			}
			const places = notePlaces();
			const cards: PracticeCard[] = [];
			let resting = 0;
			const ask = async (each: StandingCard) => {
				const card = await cardToAsk(each, places);
				if (card) cards.push(card);
				else resting++;
			};
			const due = dueCards([...practised.values()].flat(), day);
			for (const each of due) {
				if (cards.length >= room) break;
				await ask(each);
			}
			const met = new Set([
				...day.asked,
				...due.map(({ card }) => card.note.head.id),
			]);
			if (cards.length < room) {
				const me = await identity();
				const notes = notesToMeet(index.notes(), {
					...{ me, now: now() },
					met: (id) =>
						practised.get(id)?.filter(({ state }) => state.is === "learnt")
							.length ?? 0,
				});
				for (const note of notes) {
					if (cards.length >= room) break;
					if (met.has(note.head.id) || !isAbout(note, within)) continue;
					met.add(note.head.id);
					if (pacer.isDue()) await pacer.rest();
					const next = nextNew(
						practised.get(note.head.id) ?? (await standing(note, known)),
					);
					if (next) await ask(next);
				}
			}
			return { cards, spent, resting };
		},
		dueCount() {
			const asked = askedToday();
			const cards = [...histories()].flatMap(([key, history]) => {
				const id = readCardKey(key)?.id;
				const note = id && index.byId(id);
				const of = history.reviews.at(-1)?.of;
				if (!note || of === undefined || !holds(note.head)) return [];
				return [{ card: { key, note }, state: cardState(history, of) }];
			});
			return dueCards(cards, { end: ends(), asked }).length;
		},
		spent: () => spentSince(store.entries(), began()),
		async shown({ given, answer }) {
			const [safeGiven = "", safeAnswer = ""] = await safeTexts(
				[given, answer],
				base.codec,
			);
			return { given: safeGiven, answer: safeAnswer };
		},
		rate: ({ key, substance }, rating, seconds) =>
			store.add({
				...{ at: now(), card: key, of: substance, rating },
				seconds: Math.min(mostSeconds, Math.max(0, Math.round(seconds))),
			}),
		mark: ({ key, substance }, mark) =>
			store.add({ at: now(), card: key, of: substance, mark }),
		async bringBack() {
			const away = [...histories()].flatMap(([key, { awayFor }]) =>
				awayFor === undefined ? [] : [{ key, awayFor }],
			);
			for (const { key, awayFor } of away)
				await store.add({ at: now(), card: key, of: awayFor, mark: "back" });
			return away.length;
		},
		async unclearSigns({ key, substance, note, place }) {
			await loaded();
			const asked = index
				.byKind("question")
				.filter(
					({ head, file }) =>
						file.visibility === "published" && head.status !== "retired",
				);
			const about = asked.filter(
				({ head: { id }, head: { relates, from } }) =>
					relates.includes(note.head.id) ||
					from.includes(note.head.id) ||
					note.head.from.includes(id),
			);
			const places = notePlaces();
			const questions = new Set(about.map(({ head }) => head.id));
			for (const question of asked) {
				if (!question.head.anchors.some(({ path }) => path === place.path))
					continue;
				const found = cardPlace(await places.of(question));
				if (
					found?.path === place.path &&
					found.lines &&
					place.lines &&
					overlaps(found.lines, place.lines)
				)
					questions.add(question.head.id);
			}
			return unclearSigns(histories().get(key), substance, questions.size);
		},
		async explainMessage({ note, answer, place }, words) {
			const link = await ifGitAnswers(
				base.historyIfAny,
				log,
				`Git did not tell where ${place.path} can be read.`,
				async (history) => {
					const remote = await history.remoteUrl();
					const host = remote === undefined ? undefined : hostLinks(remote);
					return note.file.visibility === "published"
						? host?.file(note.file.path)
						: undefined;
				},
			);
			const me = await identity();
			return {
				message: explainMessage({
					...{ words, note: answer, link },
					title: plainTitle(note.head.title),
					...{ path: place.path, lines: place.lines },
				}),
				authors: note.head.by.filter(
					(author) => !me || !isSamePerson(author, me),
				),
			};
		},
		findings: () => store.findings(),
		exported: () => store.text(),
		wipe: () => store.wipe(),
	};
}

/** `undefined` where the code is not found for certain. */
function cardPlace(
	found: Awaited<ReturnType<NotePlaces["of"]>>,
): (CardPlace & { readonly isOnlyOne: boolean }) | undefined {
	if (!found) return undefined;
	const { anchor, anchorIndex, placement } = found;
	if (placement.state === "whole")
		return {
			...{ path: placement.path, isFolder: anchor.isFolder, lines: undefined },
			...{ isChanged: false, anchorIndex, isOnlyOne: true },
		};
	if (placement.state !== "attached") return undefined;
	const { path, lines, certainty } = placement;
	return {
		...{ path, lines, anchorIndex, isFolder: false },
		isChanged: certainty === "changed",
		isOnlyOne: certainty !== "nearest",
	};
}
