#!/usr/bin/env bash
# Makes a Request Tracker 5 ready to serve, on Debian, with SQLite, in a folder of its own.
#   start.sh HOME PORT ADAPTER_RT_FOLDER    env: RT_HOOK_URL RT_HOOK_SECRET
# Installs Debian's packages when they are missing (root, one to two minutes); afterwards it takes seconds.
# Leaves HOME/token (of the user helpbot) and HOME/env (to be sourced by who runs the server).
# Exit 3: cannot be installed here; the last line of stderr says why.
set -euo pipefail
home=$1 port=$2 shipped=$3
here=$(cd "$(dirname "$0")" && pwd)
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

give_up() { echo "$1" >&2; exit 3; }

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status} ' request-tracker5 rt5-standalone rt5-db-sqlite 2>/dev/null)" = 'installed installed installed ' ]
}

install() {
  [ -f /etc/debian_version ] || give_up 'Request Tracker can be installed on Debian only'
  [ "$(id -u)" = 0 ] || give_up 'Request Tracker is not installed, and installing it needs root'
  echo 'installing Request Tracker 5 from Debian (one to two minutes, once)'
  echo 'man-db man-db/auto-update boolean false' | debconf-set-selections || true
  apt-cache show request-tracker5 >/dev/null 2>&1 || apt-get -qq update >"$home/apt.log" 2>&1 || true
  apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=280 -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confold -o Dpkg::Options::=--force-unsafe-io \
    request-tracker5 rt5-standalone rt5-db-sqlite dbconfig-no-thanks msmtp-mta libdbd-sqlite3-perl \
    >>"$home/apt.log" 2>&1 || give_up "apt-get could not install request-tracker5: $(tail -n 1 "$home/apt.log")"
}

write_settings() {
  mkdir -p "$home/conf.d" "$home/lib/RT/Action" "$home/mail"
  cp "$shipped/SignedWebhook.pm" "$home/lib/RT/Action/"
  # Mail that Request Tracker sends ends in a folder, one file each.
  printf '#!/bin/sh\nexec cat >"$(mktemp "%s/mail/XXXXXXXX.eml")"\n' "$home" >"$home/sendmail"
  chmod 700 "$home/sendmail"
  cat >"$home/RT_SiteConfig.pm" <<PERL
use utf8;
Set(\$rtname, 'desk.test');
Set(\$Organization, 'desk.test');
Set(\$WebDomain, '127.0.0.1');
Set(\$WebPort, $port);
Set(\$DatabaseType, 'SQLite');
Set(\$DatabaseName, '$home/rt.sqlite3');
Set(\$DatabaseHost, '');
Set(\$DatabaseUser, '');
Set(\$DatabasePassword, '');
Set(\$LogToSyslog, undef);
Set(\$LogToFile, undef);
Set(\$LogToSTDERR, 'warning');
Set(\$CorrespondAddress, 'support\@desk.test');
Set(\$CommentAddress, 'support-comment\@desk.test');
Set(\$RTAddressRegexp, '^support(-comment)?\@desk\.test\$');
Set(\$MailCommand, 'sendmailpipe');
Set(\$SendmailPath, '$home/sendmail');
Set(\$WebSessionClass, 'Apache::Session::File');
Set(\$BcryptCost, 4);  # a test's passwords may be cheap; at 12 every request by token takes 250 ms
Set(\$DeskhandWebhookUrl, \$ENV{RT_HOOK_URL});
Set(\$DeskhandWebhookSecret, \$ENV{RT_HOOK_SECRET});
Set(\$DeskhandBotUser, 'helpbot');
1;
PERL
  cat >"$home/env" <<ENV
export RT_SITE_CONFIG='$home/RT_SiteConfig.pm' RT_SITE_CONFIG_DIR='$home/conf.d' PERL5LIB='$home/lib' LC_ALL=C.UTF-8
ENV
}

fill_database() {
  head -c 18 /dev/urandom | base64 >"$home/root-password"
  chmod 600 "$home/root-password"
  {
    rt-setup-database-5 --action init --skip-create --dba '' --root-password-file "$home/root-password"
    RT_TOKEN_FILE="$home/token" rt-setup-database-5 --action insert --skip-create --dba '' --datafile "$here/seed.pl"
    rt-setup-database-5 --action insert --skip-create --dba '' --datafile "$shipped/initialdata.pl"
  } >"$home/database.log" 2>&1 || { tail -n 5 "$home/database.log" >&2; exit 1; }
}

is_installed || install
write_settings
. "$home/env"
fill_database
