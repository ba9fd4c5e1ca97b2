/** Settings of every read: nothing that the repository names is run, and paths come as they are. */
export const readOptions = ["core.fsmonitor=false", "core.quotePath=false"];
