package fangkong.server.accounts;

/** The name of an office; which rights it has is data ({@link RoleRights}). */
public enum Role {
  ADMINISTRATOR,
  COMMAND,
  EPIDEMIOLOGIST,
  GRID_LEAD,
  GRID_WORKER,
  CHECKPOINT,
  /** Those who run an isolation site. */
  SITE,
  SAMPLING,
  LAB,
  /** Inspects venues and enterprises. */
  INSPECTOR,
  SUPPLIES,
  /** Looks whether others did what they had to. */
  SUPERVISION,
  PRIVACY_OFFICER,
  /** Judges by all ledgers, on a cluster, and sends lists to whom they concern. */
  ANALYST,
  AUDITOR,
  /** Whoever speaks for themselves, without an account. */
  RESIDENT
}
