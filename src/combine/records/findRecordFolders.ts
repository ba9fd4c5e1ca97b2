import {
	isFirstRecord,
	isNamedRecord,
	isRecordFolderName,
	recordLabel,
} from "../../core/recordPath.ts";
import {
	baseName,
	folderOf,
	isWithin,
	type RepoPath,
	resolveRepoPath,
} from "../../core/repoPath.ts";
import { log4brainsFolders } from "./log4brainsFolders.ts";

/** A folder that holds decision records, at any depth below it. */
export interface RecordFolder {
	readonly folder: RepoPath;
	/** Whether the settings of a tool name it; then it may be empty. */
	readonly isTold: boolean;
	/** Whether log4brains keeps it, for which a record without a status is accepted. */
	readonly isLog4brains: boolean;
	/** Whether only its shape speaks for it, a folder for each page: then what these hold decides. */
	readonly isGuessed?: boolean;
	/** Markdown that is a record by its name, or may be one by what it holds; in order of their paths. */
	readonly files: readonly RepoPath[];
	/** What lies there beside them: the template, an index, a README, the backlog. */
	readonly others: readonly RepoPath[];
	/** Numbered as records are, and no Markdown. */
	readonly foreign: readonly RepoPath[];
}

/** A file that says where records lie: `.adr-dir` or `.log4brains.yml`. */
export interface RecordSettings {
	readonly path: RepoPath;
	readonly text: string;
}

const prose = /\.(?:md|markdown|mdx)$/i;
const foreignProse = /\.(?:adoc|asciidoc|rst|txt|org|docx?)$/i;
const weakName = /^decisions?$/i;
const docs =
	/(?:^|\/)(?:docs?|documentation|doku|architect(?:ure|ural)?|arch|design|engineering|technical|handbook|wiki|content)(?:\/|$)/i;
const skipped =
	/(?:^|\/)(?:node_modules|bower_components|vendor|third[-_]party|fixtures|__fixtures__|testdata|\.git|\.tacit|site-packages|\.venv)(?:\/|$)/i;
const aside =
	/^(?:templates?|\.?github|assets|images?|img|media|diagrams?|figures?|static|scripts?)$/i;
const ownPage = /^(?:readme|index)\.(?:md|markdown)$/i;
const nonRecord =
	/^(?:readme|index|templates?|backlog|toc|contributing|changelog|licen[cs]e|adr[-_ ]?log|decision[-_ ]?log|claude|agents)$/i;
/** Names of what lies beside records, though a record may have one. */
const seldomRecord =
	/^(?:readme|index|summary|glossary|overview|code_of_conduct|security|log|decisions|adrs?)$/i;

/**
 * Where decision records lie, by the paths of the repository's files and by the settings of tools that keep them. Looks
 * into no file: of `files` those without a number may be something else.
 */
export function findRecordFolders(
	paths: Iterable<RepoPath>,
	settings: readonly RecordSettings[],
): RecordFolder[] {
	const told = new Map<RepoPath, boolean>();
	for (const file of settings)
		for (const folder of toldFolders(file))
			told.set(
				folder,
				isLog4brainsFile(file.path) || told.get(folder) === true,
			);
	const named = new Map<RepoPath, RepoPath[]>();
	const loose = new Map<RepoPath, RepoPath[]>();
	for (const path of paths) {
		if (!prose.test(path) && !foreignProse.test(path)) continue;
		const home =
			[...told.keys()]
				.filter((folder) => folder !== "" && isWithin(folder, path))
				.sort((a, b) => a.length - b.length)[0] ??
			(skipped.test(path) ? undefined : namedFolder(path));
		if (home !== undefined) push(named, home, path);
		else if (!skipped.test(path)) push(loose, folderOf(path), path);
	}
	const folders: RecordFolder[] = guessedFolders(loose);
	for (const [folder, files] of named) {
		const isTold = told.has(folder);
		const isLog4brains = told.get(folder) === true;
		const sorted = sortedFiles(folder, files, false);
		const isMeant =
			isTold ||
			isRecordFolderName(baseName(folder)) ||
			docs.test(folderOf(folder)) ||
			folderOf(folder) === "" ||
			sorted.files.some(isNumbered);
		if (isTold || (isMeant && sorted.files.length + sorted.foreign.length > 0))
			folders.push({ folder, isTold, isLog4brains, ...sorted });
	}
	for (const [folder, files] of loose) {
		const isTold = told.has(folder);
		const isMarked = files.some((path) => isFirstRecord(path));
		const isArchitecture =
			/^(?:architect(?:ure|ural)|design-decisions)$/i.test(baseName(folder)) &&
			files.filter(isNumbered).length > 1;
		const own = files.filter((path) => isNamedRecord(path));
		const records =
			isTold || isMarked || isArchitecture ? files.filter(isNumbered) : own;
		if (records.length === 0) continue;
		const guessed = folders.findIndex((each) => each.folder === folder);
		if (guessed >= 0) folders.splice(guessed, 1);
		folders.push({
			folder,
			isTold,
			isLog4brains: told.get(folder) === true,
			...sortedFiles(folder, records, true),
		});
	}
	for (const [folder, isLog4brains] of told)
		if (!folders.some((found) => found.folder === folder))
			folders.push({
				...{ folder, isLog4brains, isTold: true },
				...{ files: [], others: [], foreign: [] },
			});
	return folders
		.filter(
			({ files, foreign, isTold }) =>
				isTold || files.length + foreign.length > 0,
		)
		.sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** Fewer pages with a folder of their own, side by side, are looked at by nobody: most are about a part of the code. */
const fewestPages = 3;

/** Folders in which every page has one of its own: `examples/css-framework/README.md`. */
function guessedFolders(
	loose: ReadonlyMap<RepoPath, readonly RepoPath[]>,
): RecordFolder[] {
	const pages = new Map<RepoPath, RepoPath[]>();
	for (const [folder, files] of loose) {
		const page = files.filter((path) => ownPage.test(baseName(path)));
		if (folder === "" || page.length === 0 || folder.split("/").some(isAside))
			continue;
		push(pages, folderOf(folder), ...page);
	}
	return [...pages].flatMap(([folder, files]) =>
		new Set(files.map(folderOf)).size < fewestPages
			? []
			: {
					...{ folder, isTold: false, isLog4brains: false, isGuessed: true },
					...{ files: files.sort(), others: [], foreign: [] },
				},
	);
}

function isAside(part: string): boolean {
	return aside.test(part);
}

/** The outermost folder on the way to a file that is named as one of records. */
function namedFolder(path: RepoPath): RepoPath | undefined {
	const parts = folderOf(path).split("/");
	const at = parts.findIndex(
		(part) => isRecordFolderName(part) || weakName.test(part),
	);
	return at < 0 ? undefined : (parts.slice(0, at + 1).join("/") as RepoPath);
}

function sortedFiles(
	folder: RepoPath,
	paths: readonly RepoPath[],
	isLoose: boolean,
): Pick<RecordFolder, "files" | "others" | "foreign"> {
	const files: RepoPath[] = [];
	const others: RepoPath[] = [];
	const foreign: RepoPath[] = [];
	for (const path of [...paths].sort()) {
		const liesAside = folderOf(path)
			.slice(folder.length)
			.split("/")
			.some(isAside);
		if (!prose.test(path)) {
			if (isNumbered(path) && !liesAside && !isNonRecord(path, folder))
				foreign.push(path);
		} else if (liesAside || isNonRecord(path, folder)) others.push(path);
		else if (!isLoose || isNumbered(path)) files.push(path);
	}
	return { files, others, foreign };
}

/** Whether the file's name begins with a number or a day, as records' names do. */
export function isNumbered(path: RepoPath): boolean {
	return recordLabel(path).label !== undefined;
}

/** Whether a file among records is expected not to be one: there is nothing to say where it is none. */
export function isSeldomRecord(path: RepoPath): boolean {
	return seldomRecord.test(bareName(path));
}

function bareName(path: RepoPath): string {
	return baseName(path)
		.replace(/\.[A-Za-z]+$/, "")
		.replace(/^_+/, "");
}

function isNonRecord(path: RepoPath, folder: RepoPath): boolean {
	const bare = bareName(path);
	// In a folder of its own a record may be so named: what it holds will tell.
	if (/^(?:readme|index)$/i.test(bare) && folderOf(path) !== folder)
		return false;
	if (nonRecord.test(bare)) return true;
	const { number, label, slug } = recordLabel(path);
	if (/^(?:adr|madr)?[-_ ]?(?:x{2,}|n{2,}|yyyymmdd)(?:[-_. ]|$)/i.test(bare))
		return true;
	const isTemplate =
		/(?:^|[-_. ])templates?$/i.test(slug) || /^templates?[-_. ]/i.test(slug);
	const isSample =
		/^(?:adr|madr|decision|record)?[-_ ]?(?:example|sample)$/i.test(slug);
	return (
		(isTemplate &&
			(label === undefined ||
				number === 0 ||
				/^(?:(?:adr|madr|decision|record|architecture|short|long|bare|minimal)[-_. ]?)*templates?$/i.test(
					slug,
				))) ||
		(isSample && label === undefined)
	);
}

function isLog4brainsFile(path: RepoPath): boolean {
	return /^\.log4brains\.ya?ml$/i.test(baseName(path));
}

/** The folders that a settings file names, as far as they lie in the repository. */
function toldFolders({ path, text }: RecordSettings): RepoPath[] {
	const home = folderOf(path);
	const found = isLog4brainsFile(path)
		? log4brainsFolders(text)
		: [text.split(/\r\n|\n|\r/)[0] ?? ""];
	return found.flatMap((folder) => {
		const name = folder
			.trim()
			.replace(/[/\\]+$/, "")
			.replaceAll("\\", "/");
		const resolved = name === "" ? undefined : resolveRepoPath(home, name);
		return resolved === undefined ? [] : [resolved];
	});
}

function push<K, V>(map: Map<K, V[]>, key: K, ...values: V[]): void {
	const list = map.get(key);
	if (list) list.push(...values);
	else map.set(key, values);
}
