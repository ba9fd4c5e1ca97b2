import { Disposable, l10n, window } from "vscode";
import { TacitError } from "../../../core/errors.ts";
import { msg } from "../../../core/message.ts";
import type { Log } from "../../../core/ports.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import type { FoundNews } from "../../../tacit/news.ts";
import type { CodeDocuments } from "../../codeDocuments.ts";
import { commandIds } from "../../commandIds.ts";
import type { CommandRunner } from "../../commandRunner.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { placeHere } from "../../placeHere.ts";
import type { Repositories } from "../../repositories.ts";
import { watchFile } from "../../watchFile.ts";
import { createNewsView, type NewsView } from "./newsView.ts";
import { writeDigest } from "./writeDigest.ts";

/** What is known of a repository's news. */
interface Known extends Disposable {
	/** HEAD when the window first looked: full hash. */
	session: string | undefined;
	news: FoundNews;
	/** Goes up with every look: an earlier one that ends later is not shown. */
	round: number;
	timer: ReturnType<typeof setTimeout> | undefined;
}

/** Milliseconds after a repository's notes were read: there is more urgent work when a window opens. */
const firstPause = 3000;
/** Milliseconds in which what git does is gathered. */
const gathering = 500;

const nothing: FoundNews = { items: [], since: undefined, head: undefined };

/**
 * Looks for what others brought when a repository is opened and whenever git brought something, and shows it in a view of its
 * own, which one key dismisses. Nothing pops up, and nothing is kept before that key.
 */
export function registerNews(
	repositories: Repositories,
	codes: CodeDocuments,
	run: CommandRunner,
	log: Log,
): Disposable {
	const known = new Map<OpenRepository, Known>();
	let view: NewsView | undefined;
	const all = () =>
		[...known].map(([repository, { news }]) => ({ repository, news }));
	const draw = () => {
		// Where there was never any news the view is not made, and its code not loaded.
		if (!view && all().every(({ news }) => news.items.length === 0)) return;
		view ??= createNewsView();
		view.draw(all());
	};
	const look = async (repository: OpenRepository): Promise<void> => {
		const mine = known.get(repository);
		if (!mine) return;
		const own = ++mine.round;
		await repository.ready;
		const news = await repository.tacit.news({
			session: mine.session,
			alsoWorkedOn: () => savedIn(repository),
		});
		if (own !== mine.round || known.get(repository) !== mine) return;
		mine.session ??= news.head;
		mine.news = news;
		draw();
	};
	const later = (repository: OpenRepository, pause: number) => {
		const mine = known.get(repository);
		if (!mine) return;
		mine.timer ??= setTimeout(() => {
			mine.timer = undefined;
			look(repository).catch((error: unknown) =>
				log.warn("It could not be told what is new.", error),
			);
		}, pause);
	};
	const add = (repository: OpenRepository) => {
		const watching = watchFile(repository.newsFile, () =>
			later(repository, gathering),
		);
		const mine: Known = {
			...{ session: undefined, news: nothing, round: 0, timer: undefined },
			dispose() {
				clearTimeout(mine.timer);
				watching.dispose();
			},
		};
		known.set(repository, mine);
		void repository.ready.then(() => later(repository, firstPause));
	};
	const remove = (repository: OpenRepository) => {
		known.get(repository)?.dispose();
		known.delete(repository);
		draw();
	};
	const here = (): OpenRepository => {
		const place = placeHere();
		const repository = place && repositories.of(place);
		if (repository) return repository;
		throw new TacitError("bad-argument", msg`Open a folder first.`);
	};
	for (const each of repositories.all()) add(each);
	return Disposable.from(
		repositories.onDidOpen(add),
		repositories.onDidClose(remove),
		repositories.onDidChangeHistory((repository) =>
			later(repository, gathering),
		),
		// What git brought is among the notes a little later than it is in git.
		repositories.onDidChangeNotes(({ repository }) => {
			if (known.get(repository)?.news.since) later(repository, gathering);
		}),
		run(commandIds.showNews, async () => {
			await look(here());
			if (all().some(({ news }) => news.items.length > 0)) {
				await view?.focus();
				return;
			}
			window.setStatusBarMessage(
				l10n.t("$(check) Nobody brought anything new where you work."),
				5000,
			);
		}),
		run(commandIds.writeDigest, () => writeDigest(here(), codes)),
		run(commandIds.newsSeen, async () => {
			const told = all().filter(({ news }) => news.items.length > 0);
			const those =
				told.length > 0 ? told.map(({ repository }) => repository) : [here()];
			for (const repository of those) {
				await repository.tacit.newsSeen();
				await look(repository);
			}
		}),
		run(commandIds.forgetNews, async () => {
			const repository = here();
			await repository.tacit.forgetNews();
			await look(repository);
			window.setStatusBarMessage(l10n.t("$(trash) Forgotten."), 8000);
		}),
		{
			dispose() {
				for (const each of known.values()) each.dispose();
				view?.dispose();
			},
		},
	);
}

/** The files that were saved lately, as the journal has them. */
function savedIn({ journal }: OpenRepository): readonly RepoPath[] {
	return journal
		.events()
		.flatMap((event) => (event.type === "saved" ? [event.path] : []));
}
