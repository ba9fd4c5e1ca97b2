import type { NoteKind } from "./note.ts";
import type { Person } from "./person.ts";
import type { RepoPath } from "./repoPath.ts";

/** What a team settled in `.tacit/config.yaml`; the command line and every editor obey it. */
export interface TeamConfig {
	/** `beside`: notes lie in a `.tacit` folder beside their code. `root`: all in the root's `.tacit`, mirroring the tree. */
	readonly layout: "beside" | "root";
	/** The team's own templates, in the file's order, each name once. */
	readonly templates: readonly TemplateSettings[];
	/** The log of decisions. */
	readonly log: LogSettings;
	/** How much what a review says matters, in all files or below a path. */
	readonly check: readonly CheckRule[];
	/** Where the team asks each other: an `https:` or `mailto:` address with `{message}` in it; `undefined`: not settled. */
	readonly askAt?: string | undefined;
	/** Who wants nobody to be sent to them: they are named nowhere as somebody who knows. */
	readonly notAsked: readonly Person[];
}

/** What a review can have to know. The names are those that the settings use; `combine/check/checkFinding.ts` says what each means. */
export const checkCodes = [
	"code-changed",
	"code-gone",
	"code-doubtful",
	"code-unread",
	"code-reformatted",
	"governed",
	"question-open",
	"until-reached",
	"note-new",
	"note-ended",
	"note-removed",
	"decisions-clash",
	"reason-missing",
	"malformed",
	"flawed",
	"log-outdated",
	"notes-shipped",
] as const;
/** One of `checkCodes`. */
export type CheckCode = (typeof checkCodes)[number];

/** How much something matters, the most severe first. */
export const checkLevels = ["error", "warning", "info"] as const;
/** One of `checkLevels`. */
export type CheckLevel = (typeof checkLevels)[number];

/** How much a team lets findings of a review matter. */
export interface CheckRule {
	/** A file or folder; the root's is empty. */
	readonly path: RepoPath;
	/** `off`: they are not told. What is not in it is as elsewhere. */
	readonly levels: ReadonlyMap<CheckCode, CheckLevel | "off">;
}

/** Where the log of decisions lies. */
export interface LogSettings {
	readonly path: RepoPath;
	/** `none`: all of it is one file. `folder`: each area has a file of its own in its folder, and the log lists them. */
	readonly split: "none" | "folder";
}

/** A template as the settings give it: headings alone. */
export interface TemplateSettings {
	/** A kind, whose template it then is, or a name of the team's. */
	readonly name: string;
	readonly kind: NoteKind;
	/** Texts of headings, at least one. */
	readonly sections: readonly string[];
}

/** Whether a template may be called so: it is the name of a file, too. */
export function isTemplateName(name: string): boolean {
	return /^[\p{L}\p{N}][\p{L}\p{M}\p{N} _.-]{0,59}$/u.test(name);
}

/** Where the team's settings lie. */
export const configPath = ".tacit/config.yaml" as RepoPath;

/** What holds where nothing is settled. */
export const defaultConfig: TeamConfig = {
	layout: "beside",
	templates: [],
	log: { path: "DECISIONS.md" as RepoPath, split: "none" },
	check: [],
	notAsked: [],
};
