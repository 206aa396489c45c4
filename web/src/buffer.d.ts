/** The page shares types with the server, some of which name this one; the page itself has none. */
type Buffer = Uint8Array;
