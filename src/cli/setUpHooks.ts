import process from "node:process";
import { TacitError } from "../core/errors.ts";
import { isInHook, removeFromHook } from "../core/hooks/hookFile.ts";
import { type HookState, planHook } from "../core/hooks/planHook.ts";
import { msg } from "../core/message.ts";
import {
	isThere,
	readHook,
	removeEmptyFolder,
	removeHook,
	writeHook,
} from "../node/files/hookFiles.ts";
import { type HooksPlace, hooksPlace } from "../node/git/hooksPlace.ts";
import { absolutePath, relativePath } from "../node/terminal/systemPath.ts";
import type { HooksOptions } from "./externalize.ts";
import type { JsonHooks } from "./json/externalize.ts";
import { jsonVersion } from "./json/version.ts";
import { print, printJson, remark, shownLine } from "./terminal.ts";

/** Hooks that go together, and what they run. */
export interface HookSet {
	readonly names: readonly string[];
	/** Those that are there for whoever asks for them (`--check`). */
	readonly onRequest: readonly string[];
	/** The command that sets them up. */
	readonly install: string;
	/** The command that takes them out. */
	readonly undo: string;
	/** In the git directory's folder `tacit`. */
	readonly scriptName: string;
	/** Whether the lines of hooks that others have, too, run the script of this clone. */
	readonly sharesScript: boolean;
	script(): string;
	/** The line of a hook in the git directory; `script`: see `ownHookCommand`. */
	own(name: string, script: string | undefined): string;
	/** The line of a hook that others have, too. */
	shared(name: string): string;
	/** What another program is to run. */
	bare(name: string): string;
	/** Done when they were taken out. */
	taken(place: HooksPlace): void;
}

/** A hook, and what became of it. */
interface Hook {
	readonly name: string;
	/** Absolute. */
	readonly file: string;
	readonly state: HookState | "shared";
	/** What a person would have to add themselves; `undefined` where nothing is missing. */
	readonly add: string | undefined;
}

/** Those that are asked for, and those on request where Tacit is in them already. */
function namesAt(
	{ names, onRequest, undo }: HookSet,
	folder: string,
	{ check }: HooksOptions,
): readonly string[] {
	const wanted = onRequest.filter((name) => {
		const hook = readHook(absolutePath(folder, name));
		return check || (hook?.type === "file" && isInHook(hook.bytes, undo));
	});
	return [...names, ...wanted];
}

/** Puts a line into the hooks, or says why not and what would have to be added. */
export async function installHooks(
	set: HookSet,
	options: HooksOptions,
): Promise<void> {
	const place = await placeHere();
	const { folder, owner, commonDir } = place;
	const isOwn = owner === "own";
	const mayWrite = isOwn || options.shared === true;
	const isNewFolder = !isThere(folder);
	const hooks: Hook[] = [];
	for (const name of namesAt(set, folder, options)) {
		const file = absolutePath(folder, name);
		const command = commandFor(set, place, name);
		const { state, bytes } = planHook(readHook(file), command, set.undo);
		if (bytes && mayWrite) writeHook(file, bytes);
		hooks.push({ name, file, ...madeOf(set, state, mayWrite, name) });
	}
	if (
		set.sharesScript ||
		(isOwn && hooks.some(({ state }) => state === "installed"))
	)
		writeScript(set, commonDir, isOwn && isNewFolder);
	report(set, place, hooks, options);
	if (hooks.some(({ state }) => state !== "installed")) process.exitCode = 1;
}

function madeOf(
	set: HookSet,
	state: HookState,
	mayWrite: boolean,
	name: string,
): Pick<Hook, "state" | "add"> {
	if (state === "installed") return { state, add: undefined };
	if (state === "absent" || state === "outdated")
		return mayWrite
			? { state: "installed", add: undefined }
			: { state: "shared", add: set.shared(name) };
	return {
		state,
		add: isShell.has(state) ? set.shared(name) : set.bare(name),
	};
}

/** Hooks that a line of the shell can be added to, by whoever may. */
const isShell: ReadonlySet<HookState> = new Set([
	...(["reads-itself", "not-executable"] as const),
]);

/** Takes the line out again. */
export async function uninstallHooks(
	set: HookSet,
	options: HooksOptions,
): Promise<void> {
	const place = await placeHere();
	const { folder, owner, commonDir } = place;
	const mayWrite = owner === "own" || options.shared === true;
	const names = options.check
		? set.onRequest
		: [...set.names, ...set.onRequest];
	const hooks = takenOut(set, names, folder, mayWrite);
	const usual = absolutePath(commonDir, "hooks");
	// Where the hooks' folder was set to another one since.
	if (folder !== usual) hooks.push(...takenOut(set, names, usual, true));
	if (options.check) {
		report(set, place, hooks, options);
		if (hooks.some(({ state }) => state === "shared")) process.exitCode = 1;
		return;
	}
	const script = scriptIn(set, commonDir);
	const made = readHook(script)?.bytes;
	removeHook(script);
	if (made && new TextDecoder().decode(made).endsWith(madeFolder))
		removeEmptyFolder(usual);
	set.taken(place);
	report(set, place, hooks, options);
	if (hooks.some(({ state }) => state === "shared")) process.exitCode = 1;
}

function takenOut(
	set: HookSet,
	names: readonly string[],
	folder: string,
	mayWrite: boolean,
): Hook[] {
	return names.flatMap((name): Hook[] => {
		const file = absolutePath(folder, name);
		const hook = readHook(file);
		if (hook?.type !== "file" || !isInHook(hook.bytes, set.undo)) return [];
		if (!mayWrite) return [{ name, file, state: "shared", add: undefined }];
		const left = removeFromHook(hook.bytes, set.undo);
		if (left) writeHook(file, left);
		else removeHook(file);
		return [{ name, file, state: "absent", add: undefined }];
	});
}

/** Says how each hook stands. */
export async function showHooks(
	set: HookSet,
	options: HooksOptions,
): Promise<void> {
	const place = await placeHere();
	const hasScript = isThere(scriptIn(set, place.commonDir));
	const hooks = namesAt(set, place.folder, options).map((name): Hook => {
		const file = absolutePath(place.folder, name);
		const command = commandFor(set, place, name);
		const { state } = planHook(readHook(file), command, set.undo);
		const isWithout =
			state === "installed" &&
			(place.owner === "own" || set.sharesScript) &&
			!hasScript;
		return {
			...{ name, file, add: undefined },
			state: isWithout ? "outdated" : state,
		};
	});
	report(set, place, hooks, options);
}

async function placeHere(): Promise<HooksPlace> {
	const place = await hooksPlace(process.cwd());
	if (place) return place;
	throw new TacitError(
		"no-git",
		msg`There is no work tree of a git repository here: hooks tell of commits that are made in one.`,
	);
}

function commandFor(
	set: HookSet,
	{ owner, folder, commonDir }: HooksPlace,
	name: string,
): string {
	if (owner !== "own") return set.shared(name);
	return set.own(
		name,
		folder === absolutePath(commonDir, "hooks")
			? undefined
			: scriptIn(set, commonDir),
	);
}

function scriptIn({ scriptName }: HookSet, commonDir: string): string {
	return absolutePath(absolutePath(commonDir, "tacit"), scriptName);
}

/** Stands at the end of the script where the folder of hooks goes with it. */
const madeFolder = "# The folder of hooks was made, too.\n";

function writeScript(
	set: HookSet,
	commonDir: string,
	isNewFolder: boolean,
): void {
	const file = scriptIn(set, commonDir);
	const before = readHook(file)?.bytes;
	const hadMade =
		before !== undefined &&
		new TextDecoder().decode(before).endsWith(madeFolder);
	const text = set.script();
	writeHook(
		file,
		new TextEncoder().encode(
			`${text}${isNewFolder || hadMade ? madeFolder : ""}`,
		),
	);
}

const stateWords: Readonly<Record<Hook["state"], string>> = {
	installed: "installed",
	outdated: "installed, but not as it would be now",
	absent: "not installed",
	"no-script": "left alone: it is no shell script",
	"reads-itself": "left alone: it reads its own lines",
	lefthook: "left alone: Lefthook made it and will make it anew",
	"pre-commit": "left alone: pre-commit made it and will make it anew",
	husky: "left alone: Husky made it and will make it anew",
	"no-file": "left alone: it is a symbolic link, or no file",
	"not-executable":
		"left alone: it may not be executed, so git does not run it",
	shared: "left alone: others have it, too",
};

function report(
	{ install }: HookSet,
	{ owner, folder }: HooksPlace,
	hooks: readonly Hook[],
	{ json }: HooksOptions,
): void {
	const seen = (place: string) => relativePath(process.cwd(), place);
	if (json) {
		const printed: JsonHooks = {
			...{ version: jsonVersion, folder: seen(folder), owner },
			hooks: hooks.map(({ name, file, state, add }) => ({
				...{ name, file: seen(file), state, add: add ?? null },
			})),
		};
		printJson(printed);
		return;
	}
	for (const { name, file, state } of hooks)
		print(
			`${name}: ${stateWords[state]}${state === "outdated" ? `: ${install}` : ""} (${shownLine(seen(file))})`,
		);
	if (hooks.length === 0) remark("Tacit is in none of the hooks.");
	if (hooks.some(({ state }) => state === "shared"))
		remark(sharedAdvice(owner, shownLine(seen(folder))));
	const missing = hooks.filter(({ add }) => add !== undefined);
	if (missing.length > 0)
		remark(
			`To have it all the same, let ${missing.length === 1 ? "this hook run its line" : "each of these hooks run its line"}:`,
		);
	for (const { name, add } of missing) remark(`  ${name}: ${add}`);
}

function sharedAdvice(owner: HooksPlace["owner"], folder: string): string {
	const whose =
		owner === "elsewhere"
			? "for other repositories, too"
			: "for all who have this repository";
	return `Hooks in ${folder} are ${whose}. With --shared they are changed all the same; without Tacit they do nothing.`;
}
