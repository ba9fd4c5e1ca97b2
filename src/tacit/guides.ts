import { themeIn } from "../combine/guide/guideText.ts";
import { planGuide } from "../combine/guide/planGuide.ts";
import type { LogFilePlan } from "../combine/log/logPlan.ts";
import { findThemes, type Theme } from "../combine/relations/findThemes.ts";
import { TacitError } from "../core/errors.ts";
import { linkAddress } from "../core/linkAddress.ts";
import { msg } from "../core/message.ts";
import { slugOf } from "../core/notePath.ts";
import { createPacer, inSlices } from "../core/pacer.ts";
import { replaceText } from "../core/replaceText.ts";
import { folderOf, joinRepoPath, type RepoPath } from "../core/repoPath.ts";
import type { TacitBase } from "./base.ts";
import type { FoundDecisions } from "./decisions.ts";
import { type Compared, readKnowledge } from "./knowledgeReading.ts";

/** Which guide to plan: by its file, if it has been begun, or by words of its theme. */
export interface GuideRequest {
	readonly words?: readonly string[] | undefined;
	/** Where left out: `docs/guides/`, by the theme's name. */
	readonly path?: RepoPath | undefined;
	/** Whether an edit of the claims by hand is let go. */
	readonly letsGo?: boolean | undefined;
}

/** Guides on what notes and records keep saying. */
export interface Guides {
	/**
	 * Plans a guide, a new one or one that people went on with. Throws `bad-argument` where no theme has these words, or the file is
	 * no guide.
	 */
	planGuide(request: GuideRequest): Promise<LogFilePlan>;
	/** Writes it; throws `conflict` if the file is not as the plan read it. */
	writeGuide(plan: LogFilePlan): Promise<void>;
}

const usualFolder = "docs/guides" as RepoPath;

/** Over the notes and records of a repository. */
export function createGuides(
	base: TacitBase,
	decisions: () => Promise<FoundDecisions>,
): Guides {
	const { workspace, slice, readText } = base;
	return {
		async planGuide({ words, path, letsGo }) {
			const begun = path && (await readText(path));
			const wanted =
				words ?? (begun === undefined ? undefined : themeIn(begun));
			if (!wanted || wanted.length === 0)
				throw new TacitError(
					"bad-argument",
					path === undefined
						? msg`Say what the guide is to be about: a word of a theme.`
						: msg`“${path}” is no guide of Tacit’s.`,
				);
			const { all, compared } = await readKnowledge(base, decisions);
			const themes = await inSlices(findThemes(all), createPacer(slice));
			const theme = themes.find((each) => hasWords(each, wanted));
			if (!theme)
				throw new TacitError(
					"bad-argument",
					msg`No theme has the words “${wanted.join(" ")}”. These have: ${themes.map((each) => each.words[0] ?? "").join(", ") || "none"}.`,
				);
			const place =
				path ??
				joinRepoPath(usualFolder, `${slugOf(theme.words.join(" "))}.md`);
			const { safeMarkdown } = await import("../core/markdown/safeMarkdown.ts");
			const before = path === undefined ? await readText(place) : begun;
			return planGuide({
				...{ path: place, before, theme, letsGo },
				claims: theme.members.flatMap((key) => {
					const each = compared.get(key);
					return each ? [claimOf(each, place, safeMarkdown)] : [];
				}),
			});
		},
		async writeGuide({ path, before, after }) {
			if (after !== before && after !== undefined)
				await replaceText({ path, before, after }, workspace);
		},
	};
}

function hasWords({ words }: Theme, wanted: readonly string[]): boolean {
	const own = words.map((word) => word.toLowerCase());
	return wanted.some((word) => own.includes(word.toLowerCase()));
}

function claimOf(
	each: Compared,
	guide: RepoPath,
	safe: typeof import("../core/markdown/safeMarkdown.ts").safeMarkdown,
) {
	const folder = folderOf(guide);
	const { key, title, path, people, date, state, area, gist } = each;
	return {
		...{ key, title, date, state, area },
		people: people.map(({ name }) => name),
		link: linkAddress(folder, path),
		gist:
			gist === ""
				? ""
				: safe(gist, {
						demoteHeadings: 3,
						withoutAnchors: true,
						links: {
							folder: folderOf(path),
							target: (to, fragment) =>
								`${linkAddress(folder, to)}${fragment ? `#${fragment}` : ""}`,
						},
					}).trim(),
	};
}
