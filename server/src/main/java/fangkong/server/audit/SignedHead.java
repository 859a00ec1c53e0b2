package fangkong.server.audit;

import fangkong.server.database.Bytes;

/** A head as it is stored, and what the installation signed it with. */
record SignedHead(Head head, Bytes signature) {}
