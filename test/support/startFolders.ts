import { join } from "node:path";
import { cacheFolder, projectFolder } from "./cacheFolder.ts";

/** Where everything lies that `npm start` keeps from start to start; absolute paths. */
export interface StartFolders {
	/** The sample repository. */
	readonly sample: string;
	/** Settings and what else the person does in the editor that is opened in a browser. */
	readonly browser: string;
	/** The same of desktop VS Code. */
	readonly desktop: string;
}

/** The folders in the project; below the one that the environment variable TACIT_START_FOLDER names, for tests. */
export function startFolders(): StartFolders {
	const own = process.env["TACIT_START_FOLDER"];
	if (own === undefined || own === "")
		return {
			sample: join(projectFolder, ".tacit-sample"),
			browser: join(cacheFolder, "start"),
			desktop: join(cacheFolder, "start-desktop"),
		};
	return {
		sample: join(own, "sample"),
		browser: join(own, "browser"),
		desktop: join(own, "desktop"),
	};
}
