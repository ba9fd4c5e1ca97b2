import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectFolder } from "./cacheFolder.ts";
import { copySample } from "./sampleRepository.ts";

/**
 * The workspace that a suite of editor tests runs in. A suite is a folder `test/editor/<suite>/`; its optional
 * `workspace.ts` exports any of these names, and what it leaves out is as said here.
 */
export interface SuiteWorkspace {
	/** Fills the given empty folder, absolute path. Otherwise it becomes a copy of the sample repository. */
	readonly prepare?: (folder: string) => Promise<void>;
	/** What is opened, relative to that folder: a folder in it, or a `.code-workspace` file. Otherwise the folder itself. */
	readonly open?: string;
	/** User settings as in settings.json, on top of those every suite has. */
	readonly settings?: Readonly<Record<string, unknown>>;
	/** `false` where nothing wakes Tacit but what a test does. Otherwise it is awake before the first test. */
	readonly wakes?: boolean;
	/** Whether the editor starts with the folder untrusted. Otherwise every folder is trusted. */
	readonly untrusted?: boolean;
}

/** A suite of editor tests: everything that runs in one start of the editor. */
export interface EditorSuite {
	readonly name: string;
	/** Absolute paths of its test files, sorted; at least one. */
	readonly files: readonly string[];
	readonly workspace: SuiteWorkspace;
}

const suitesFolder = join(projectFolder, "test", "editor");

/** Every folder of `test/editor/` that holds a `*.test.ts`, at any depth, sorted by name. */
export async function findEditorSuites(): Promise<readonly EditorSuite[]> {
	const entries = await readdir(suitesFolder, { withFileTypes: true });
	const names = entries
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name);
	const suites = await Promise.all(names.sort().map(readSuite));
	return suites.filter((suite) => suite.files.length > 0);
}

async function readSuite(name: string): Promise<EditorSuite> {
	const folder = join(suitesFolder, name);
	const paths = await readdir(folder, { recursive: true });
	const files = paths
		.filter((path) => path.endsWith(".test.ts"))
		.map((path) => join(folder, path));
	const workspace: SuiteWorkspace = paths.includes("workspace.ts")
		? await import(pathToFileURL(join(folder, "workspace.ts")).href)
		: {};
	return { name, files: files.sort(), workspace };
}

/** Fills the empty folder as the suite wants it, and returns the absolute path of what is to be opened. */
export async function prepareWorkspace(
	{ workspace }: EditorSuite,
	folder: string,
): Promise<string> {
	await (workspace.prepare ?? copySample)(folder);
	return join(folder, workspace.open ?? "");
}
