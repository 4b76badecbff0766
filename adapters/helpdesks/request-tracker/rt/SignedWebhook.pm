package RT::Action::SignedWebhook;

# Tells Deskhand what happened to a ticket: one signed POST per transaction.
# Installed as docs/request-tracker.md says. Settings, in RT_SiteConfig.d/deskhand.pm:
#   Set($DeskhandWebhookUrl, 'https://bot.example.com/hooks/request-tracker/main');
#   Set($DeskhandWebhookSecret, '…');      # the same as in Deskhand
#   Set($DeskhandBotUser, 'deskhand');     # its own writes are not sent
#
# It runs at stage TransactionBatch, that is after a new ticket is committed: at TransactionCreate, Deskhand would hear of
# a ticket that nobody can read yet. It has two seconds, and no retry: Deskhand polls for what got lost.

use strict;
use warnings;
use base 'RT::Action';

use Digest::SHA qw(hmac_sha256_hex);
use Encode ();
use JSON ();
use LWP::UserAgent ();
use MIME::Base64 qw(encode_base64);

our $TIMEOUT_SECONDS = 2;
our $MOST_TEXT       = 256 * 1024;    # characters of one text part
our $MOST_BYTES      = 256 * 1024;    # a larger file travels by name alone

my %WANTED = map { $_ => 1 } qw(Create Correspond Comment Status);
my %OWNER  = map { $_ => 1 } qw(Set Take Give Steal Untake Force);

sub Prepare { return 1 }

sub Commit {
    my $self = shift;
    my $url = RT->Config->Get('DeskhandWebhookUrl') || $self->Argument;
    my $secret = RT->Config->Get('DeskhandWebhookSecret');
    if ( !$url || !$secret ) {
        RT->Logger->error('Deskhand: set $DeskhandWebhookUrl and $DeskhandWebhookSecret in RT_SiteConfig.d');
        return 1;
    }
    for my $txn ( $self->_Transactions ) {
        last unless $self->_Post( $url, $secret, $txn );    # a dead receiver costs one time-out, not many
    }
    return 1;
}

# All of this batch that Deskhand wants, oldest first, read with the system's eyes.
sub _Transactions {
    my $self = shift;
    my $batch = $self->TicketObj->TransactionBatch || [];
    my %ids = map { $_->id => 1 } grep { defined } @$batch, $self->TransactionObj;
    my @wanted;
    for my $id ( sort { $a <=> $b } keys %ids ) {
        my $txn = RT::Transaction->new( RT->SystemUser );
        $txn->Load($id);
        push @wanted, $txn if $txn->id && $self->_Wanted($txn);
    }
    return @wanted;
}

sub _Wanted {
    my ( $self, $txn ) = @_;
    my $creator = lc $txn->CreatorObj->Name;
    return 0 if $creator eq 'rt_system' || $creator eq lc( RT->Config->Get('DeskhandBotUser') || '' );
    return 1 if $WANTED{ $txn->Type };
    return $OWNER{ $txn->Type } && ( $txn->Field || '' ) eq 'Owner';
}

sub _Post {
    my ( $self, $url, $secret, $txn ) = @_;
    my $body = JSON->new->utf8->canonical->encode( $self->_Payload($txn) );
    my $time = time;
    my $agent = LWP::UserAgent->new( timeout => $TIMEOUT_SECONDS, max_redirect => 0 );
    my $answer = eval {
        $agent->post(
            $url,
            'Content-Type'   => 'application/json',
            'X-RT-Event'     => $txn->Type,
            'X-RT-Delivery'  => RT->Config->Get('Organization') . '-' . $txn->id,
            'X-RT-Timestamp' => $time,
            'X-RT-Signature' => 'sha256=' . hmac_sha256_hex( "$time.$body", $secret ),
            Content          => $body,
        );
    };
    return 1 if $answer && $answer->is_success;
    my $why = $answer ? $answer->status_line : $@;
    RT->Logger->warning( 'Deskhand: transaction ' . $txn->id . " was not delivered: $why" );
    return 0;
}

sub _Payload {
    my ( $self, $txn ) = @_;
    my $creator = $txn->CreatorObj;
    my $payload = {
        event              => 'ticket.' . lc $txn->Type,
        id                 => $txn->id + 0,
        type               => $txn->Type,
        field              => scalar $txn->Field,
        old                => scalar $txn->OldValue,
        new                => scalar $txn->NewValue,
        created            => $txn->CreatedObj->W3CDTF( Timezone => 'UTC' ),
        creator            => $creator->Name,
        creator_name       => $creator->RealName,
        creator_email      => $creator->EmailAddress,
        creator_privileged => _Bool( $creator->Privileged ),
        ticket             => $self->_Ticket,
        attachments        => $self->_Attachments($txn),
    };
    $payload->{new_owner} = _NewOwner($txn) if ( $txn->Field || '' ) eq 'Owner';
    return $payload;
}

sub _Ticket {
    my $ticket = shift->TicketObj;
    my @requestors = grep { $_->isa('RT::User') }
        map { $_->MemberObj->Object } @{ $ticket->Requestors->MembersObj->ItemsArrayRef };
    return {
        id              => $ticket->id + 0,
        subject         => $ticket->Subject,
        status          => $ticket->Status,
        queue           => $ticket->QueueObj->Name,
        priority        => ( $ticket->Priority || 0 ) + 0,
        owner           => $ticket->OwnerObj->Name,
        requestors      => [ map { $_->EmailAddress } @requestors ],
        requestor_names => [ map { $_->Name } @requestors ],
        last_updated    => $ticket->LastUpdatedObj->W3CDTF( Timezone => 'UTC' ),
    };
}

sub _NewOwner {
    my $txn = shift;
    my $user = RT::User->new( RT->SystemUser );
    $user->Load( $txn->NewValue );
    return { name => $user->Name, real_name => $user->RealName, email => $user->EmailAddress };
}

# Every part but the containers: text as text, small files as base64, the rest by name, type and size.
sub _Attachments {
    my ( $self, $txn ) = @_;
    my @parts;
    for my $part ( @{ $txn->Attachments( WithContent => 1, WithHeaders => 1 )->ItemsArrayRef } ) {
        next if ( $part->ContentType || '' ) =~ m{^multipart/}i;
        my $out = {
            id       => $part->id + 0,
            type     => $part->ContentType,
            filename => $part->Filename,
            size     => ( $part->ContentLength || 0 ) + 0,
        };
        if ( !length( $part->Filename || '' ) && $part->ContentType =~ m{^text/(?:plain|html)$}i ) {
            $out->{text} = substr( _Characters( $part->Content ), 0, $MOST_TEXT );
        }
        elsif ( $out->{size} <= $MOST_BYTES ) {
            $out->{data} = encode_base64( _Bytes( $part->Content ), '' );
        }
        push @parts, $out;
    }
    return \@parts;
}

sub _Characters {
    my $content = shift;
    $content = '' unless defined $content;
    return utf8::is_utf8($content) ? $content : Encode::decode( 'UTF-8', $content );
}

sub _Bytes {
    my $content = shift;
    $content = '' unless defined $content;
    return utf8::is_utf8($content) || $content =~ /[^\x00-\xFF]/ ? Encode::encode( 'UTF-8', $content ) : $content;
}

sub _Bool { return $_[0] ? JSON::true() : JSON::false() }

1;
