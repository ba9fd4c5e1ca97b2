/** User settings, as in settings.json, that a real editor starts with in every test: quiet, alone, and like the desktop's. */
export const editorSettings: Readonly<Record<string, unknown>> = {
	"workbench.startupEditor": "none",
	"workbench.secondarySideBar.defaultVisibility": "hidden",
	"chat.disableAIFeatures": true,
	"telemetry.telemetryLevel": "off",
	"extensions.autoCheckUpdates": false,
	"extensions.autoUpdate": false,
	"extensions.ignoreRecommendations": true,
	// In a browser the default is to save by itself.
	"files.autoSave": "off",
	// The samples are others' work: who types into them would be offered notes everywhere.
	"tacit.firstChange": false,
	"git.openRepositoryInParentFolders": "never",
};
